package specfs

// OnStep has f told of the steps of every write: "staged", "journal",
// "exchange" just before files change places, "swapped", "cleared".
func (w *Workspaces) OnStep(f func(step string)) { w.shared.step = f }
