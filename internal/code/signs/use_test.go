package signs_test

import (
	"fmt"
	"strings"
	"testing"

	"kiro-mcp/internal/code/facts"
)

func TestUsesOfLifetimes(t *testing.T) {
	check(t, []row{
		{"python", "async def keep_crate(id, crate):\n    await redis.setex(f\"crate:{id}\", settings.crate_ttl_seconds, dumps(crate))", "settings.crate_ttl_seconds: redis setex crate id dumps keep"},
		{"python", "def put(key, value, ttl=60):\n    pass", ""},
		{"typescript", "class S { list() { this.cache.put(key, crates, CACHE_TTL.crateList); this.cache.get(key) } }", "CACHE_TTL.crateList: cache put key crates list"},
		{"typescript", "class S { list() { this.redis.set(key, crates, { EX: lifetimes.crates }) } }", "lifetimes.crates: redis set key crates list"},
		{"javascript", "const cacheTtl = { crates: 60 }\nconst kept = cacheTtl.crates", ""},
		{"go", "package a\n\nfunc (c *Cache) KeepCrates(list []Crate) {\n\tc.set(\"crates\", list, crateTTL)\n}", "crateTTL: set crates list keep cache"},
		{"csharp", "class S { Task F() => cache.GetOrAdd($\"crates:{page}\", CacheLifetimes.CrateList, () => db.Crates.ToList()); }", "CacheLifetimes.CrateList: cache get or add crates page"},
		{"rust", "async fn crates(s: State) { s.cache.put(&key, &list, CRATE_TTL).await; }", "CRATE_TTL: cache put key list crates"},
		{"php", "<?php class S { function crates() { return Cache::remember($key, config('yard.cache.crates'), fn () => Crate::all()); } }", "yard.cache.crates: cache remember key crates"},
		{"ruby", "def crates\n  Rails.cache.fetch(\"crates/#{day}\", expires_in: CRATE_TTL) { Crate.all }\nend", "CRATE_TTL: rails cache fetch crates day"},
	}, func(out *facts.File) []string {
		var all []string
		for _, u := range out.Uses {
			all = append(all, fmt.Sprintf("%s: %s", u.Name, strings.Join(u.Subject, " ")))
		}
		return all
	})
}
