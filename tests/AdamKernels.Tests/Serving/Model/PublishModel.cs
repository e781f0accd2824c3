namespace AdamKernels.Tests.Serving.Model;

/// <summary>
/// The algorithm of <see cref="VersionedSlots"/> and of the copy around it, as the steps of one publisher and of several readers. A slot
/// has two values, which stand for parameters, standardizations and version.
/// </summary>
internal sealed record PublishModel
{
    /// <summary>What is different from the algorithm.</summary>
    public string Name { get; init; } = "as it is";

    public IReadOnlyList<ModelStep> Publisher { get; init; } =
        [PublisherSteps.FindFree, PublisherSteps.WriteFirst, PublisherSteps.WriteLast, PublisherSteps.Exchange, PublisherSteps.MoveCount];

    public IReadOnlyList<ModelStep> Reader { get; init; } =
        [ReaderSteps.Acquire, ReaderSteps.ReadFirst, ReaderSteps.ReadLast, ReaderSteps.Release];

    public int Readers { get; init; } = 2;

    public int Slots { get; init; } = 4;

    /// <summary>Leases of each reader, one after the other; 0 for no end.</summary>
    public int Leases { get; init; } = 2;

    /// <summary>Publications; 0 for no end, and then all of the same values, so that there are finitely many states.</summary>
    public int Publications { get; init; } = 3;

    /// <summary>What counts wrap at. It is right if fewer leases exist at once.</summary>
    public int Modulus { get; init; } = 4;

    /// <summary>Whether a write to a slot that a reader uses is an error by itself, also if no reader notices.</summary>
    public bool WatchesWrites { get; init; } = true;

    /// <summary>Whether a publication that finds no slot is an error.</summary>
    public bool MustFind { get; init; } = true;

    /// <summary>Runs the publisher's next step.</summary>
    /// <returns>What is wrong; null if nothing is.</returns>
    public string? RunPublisher(ModelState state)
    {
        ModelStep step = Publisher[state.Step];
        Advance(ref state.Step, ref state.Left, Publisher.Count, Publications == 0);
        string? problem = step.Run(state, -1);
        if (state.Step == 0)
        {
            // What is not needed any more must not tell states apart.
            state.Target = 0;
        }

        return problem;
    }

    /// <summary>Runs a reader's next step.</summary>
    /// <returns>What is wrong; null if nothing is.</returns>
    public string? RunReader(ModelState state, int reader)
    {
        ModelStep step = Reader[state.StepOf(reader)];
        Advance(ref state.StepOf(reader), ref state.LeasesLeft(reader), Reader.Count, Leases == 0);
        string? problem = step.Run(state, reader);
        if (state.StepOf(reader) == 0)
        {
            state.SlotOf(reader) = state.Seen(reader) = 0;
        }

        return problem;
    }

    public override string ToString() => Name;

    private static void Advance(ref byte step, ref byte left, int length, bool isEndless)
    {
        step++;
        if (step == length)
        {
            step = 0;
            left -= (byte)(isEndless ? 0 : 1);
        }
    }
}
