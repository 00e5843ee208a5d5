// Checks are counted: a script that stops short must not look like one that
// passed.

export class Checks {
  passed = 0;
  failed = 0;

  /** Notes one check; the detail is only read when it fails. */
  that(name, ok, detail) {
    if (ok) {
      this.passed++;
      console.log(`ok   ${name}`);
    } else {
      this.failed++;
      console.log(`FAIL ${name}: ${typeof detail === 'string' ? detail : JSON.stringify(detail)}`);
    }
  }

  equal(name, got, want) {
    this.that(name, JSON.stringify(got) === JSON.stringify(want), { want, got });
  }

  /** Ends the process: with 1 unless exactly as many checks passed as there are. */
  done(expected) {
    console.log(`${this.passed} passed, ${this.failed} failed, ${expected} expected`);
    process.exit(this.failed === 0 && this.passed === expected ? 0 : 1);
  }
}

/**
 * Notices as they come. They are awaited with a deadline, and never slept for:
 * that none came is shown by a later one that did.
 */
export class Notices {
  all = [];
  #waiting = [];

  add(notice) {
    this.all.push(notice);
    this.#waiting = this.#waiting.filter(w => !w(notice));
  }

  /** Resolves with the milliseconds until a notice that is wanted, or -1. */
  next(wanted, deadline = 5000) {
    const since = performance.now();
    return new Promise(resolve => {
      const timer = setTimeout(() => resolve(-1), deadline);
      this.#waiting.push(notice => {
        if (!wanted(notice)) return false;
        clearTimeout(timer);
        resolve(Math.round(performance.now() - since));
        return true;
      });
    });
  }
}
