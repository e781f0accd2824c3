namespace AdamKernels.Tests.Serving.Model;

/// <summary>The steps of the publisher, and those of variants that are wrong.</summary>
internal static class PublisherSteps
{
    public const string NoSlot = "no slot is free";
    public const string Overwritten = "a slot is written that a reader uses";

    /// <summary>Reads the released leases of one slot. It comes again for the next slot, until one is free.</summary>
    public static ModelStep FindFree { get; } = Find((state, slot) => state.Acquired(slot) == state.Released(slot));

    /// <summary>Takes the first slot that is not current.</summary>
    public static ModelStep FindAny { get; } = Find((_, _) => true);

    public static ModelStep WriteFirst { get; } = Write("writes the first value", begins: true, ends: false);

    public static ModelStep WriteLast { get; } = Write("writes the last value", begins: false, ends: true);

    public static ModelStep WriteBoth { get; } = Write("writes both values", begins: true, ends: true);

    public static ModelStep Exchange { get; } = ModelStep.Of("exchanges the current word", (state, _) =>
    {
        Take(state);
        Put(state);
    });

    /// <summary>Half of an exchange.</summary>
    public static ModelStep ReadCurrent { get; } = ModelStep.Of("reads the current word", (state, _) => Take(state));

    /// <summary>The other half.</summary>
    public static ModelStep WriteCurrent { get; } = ModelStep.Of("writes the current word", (state, _) => Put(state));

    public static ModelStep MoveCount { get; } = ModelStep.Of("adds the count to the acquired leases", (state, _) =>
    {
        ref byte acquired = ref state.Acquired(state.Previous);
        acquired = (byte)((acquired + state.PreviousCount) % state.Model.Modulus);
        state.Previous = state.PreviousCount = 0;
    });

    private static void Take(ModelState state) => (state.Previous, state.PreviousCount) = (state.Current, state.Count);

    private static void Put(ModelState state) => (state.Current, state.Count) = (state.Target, 0);

    private static ModelStep Write(string name, bool begins, bool ends) => new(name, (state, _) =>
    {
        // Without an end of publications, all are of the same values, and only the rule below is checked.
        byte one = (byte)(state.Model.Publications > 0 ? 1 : 0);
        state.Version += begins ? one : (byte)0;
        state.First(state.Target) = begins ? state.Version : state.First(state.Target);
        state.Last(state.Target) = ends ? state.Version : state.Last(state.Target);
        return state.Model.WatchesWrites && state.IsUsed(state.Target) ? Overwritten : null;
    });

    private static ModelStep Find(Func<ModelState, int, bool> isFree) => new("reads the released leases of a slot", (state, _) =>
    {
        byte own = (byte)(Math.Max((int)state.Step, 1) - 1);
        Skip(state);
        if (isFree(state, state.Candidate))
        {
            (state.Target, state.Candidate) = (state.Candidate, 0);
            return null;
        }

        state.Candidate++;
        Skip(state);
        state.Step = own;
        if (state.Candidate < state.Model.Slots)
        {
            return null;
        }

        state.Candidate = 0;
        state.Left -= (byte)(state.Model.Publications > 0 ? 1 : 0);
        return state.Model.MustFind ? NoSlot : null;
    });

    /// <summary>The publisher knows which slot is current without reading.</summary>
    private static void Skip(ModelState state) => state.Candidate += (byte)(state.Candidate == state.Current ? 1 : 0);
}
