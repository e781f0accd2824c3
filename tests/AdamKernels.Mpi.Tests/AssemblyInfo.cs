// Waiting processes keep their cores busy: groups that run side by side take longer than one after the other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
