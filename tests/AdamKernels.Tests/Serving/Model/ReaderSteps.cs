namespace AdamKernels.Tests.Serving.Model;

/// <summary>The steps of a reader, and those of variants that are wrong.</summary>
internal static class ReaderSteps
{
    public const string Mixture = "a reader sees a mixture";
    public const string Backwards = "a reader sees an older version than before";

    public static ModelStep Acquire { get; } = ModelStep.Of("adds a lease, and gets the index", (state, reader) =>
    {
        Count(state);
        state.SlotOf(reader) = state.Current;
    });

    /// <summary>Half of the addition.</summary>
    public static ModelStep ReadIndex { get; } =
        ModelStep.Of("reads the index", (state, reader) => state.SlotOf(reader) = state.Current);

    /// <summary>The other half.</summary>
    public static ModelStep AddLease { get; } = ModelStep.Of("adds a lease", (state, _) => Count(state));

    /// <summary>An addition after a value was read. If the index has changed, that is known and the value is read again.</summary>
    public static ModelStep AcquireLate { get; } = ModelStep.Of("adds a lease, after a read", (state, reader) =>
    {
        Count(state);
        if (state.SlotOf(reader) != state.Current)
        {
            state.SlotOf(reader) = state.Current;
            state.Seen(reader) = state.First(state.Current);
        }
    });

    public static ModelStep ReadFirst { get; } =
        ModelStep.Of("reads the first value", (state, reader) => state.Seen(reader) = state.First(state.SlotOf(reader)));

    public static ModelStep ReadLast { get; } = new("reads the last value", Compare);

    public static ModelStep ReadBoth { get; } = new("reads both values", (state, reader) =>
    {
        state.Seen(reader) = state.First(state.SlotOf(reader));
        return Compare(state, reader);
    });

    public static ModelStep Release { get; } = ModelStep.Of("adds a lease that it let go", (state, reader) =>
        SetReleased(state, state.SlotOf(reader), state.Released(state.SlotOf(reader)) + 1));

    /// <summary>Half of the addition.</summary>
    public static ModelStep ReadReleased { get; } =
        ModelStep.Of("reads the released leases", (state, reader) => state.Seen(reader) = state.Released(state.SlotOf(reader)));

    /// <summary>The other half.</summary>
    public static ModelStep WriteReleased { get; } = ModelStep.Of(
        "writes the released leases", (state, reader) => SetReleased(state, state.SlotOf(reader), state.Seen(reader) + 1));

    private static void Count(ModelState state) => state.Count = (byte)((state.Count + 1) % state.Model.Modulus);

    private static string? Compare(ModelState state, int reader)
    {
        byte version = state.Last(state.SlotOf(reader));
        string? problem = version != state.Seen(reader) ? Mixture : version < state.Newest(reader) ? Backwards : null;
        state.Newest(reader) = version;
        return problem;
    }

    private static void SetReleased(ModelState state, int slot, int value) =>
        state.Released(slot) = (byte)(value % state.Model.Modulus);
}
