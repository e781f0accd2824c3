namespace AdamKernels.Tests.Serving.Model;

/// <summary>
/// The algorithm, in all orders in which the steps of its threads can follow each other. The model's memory looks the same to all threads.
/// Where real memory does not, the order that <see cref="VersionedSlots"/> names is needed: mutants without it are found, too.
/// </summary>
public class PublishModelTests
{
    private static readonly PublishModel[] s_right =
    [
        new() { Name = "1 reader of many versions", Readers = 1, Slots = 3, Leases = 4, Publications = 6 },
        new() { Name = "2 readers", Leases = 3 },
        new() { Name = "2 readers, 3 slots", Slots = 3, Leases = 3, MustFind = false },
        new() { Name = "2 readers, 2 slots", Slots = 2, Leases = 3, MustFind = false },
        new() { Name = "3 readers, 3 slots", Readers = 3, Slots = 3, MustFind = false },
        new() { Name = "2 readers without end", Leases = 0, Publications = 0, Modulus = 3 },
        new() { Name = "3 readers without end", Readers = 3, Slots = 5, Leases = 0, Publications = 0, Modulus = 4 },
    ];

    public static TheoryData<string> Right => [.. s_right.Select(model => model.Name)];

    public static TheoryData<string> Mutants => [.. PublishMutants.All.Select(mutant => mutant.Model.Name)];

    /// <summary>
    /// No slot is written while a reader uses it, no reader sees a mixture or an older version than before, no slot is lost, and with two
    /// slots more than readers each publication finds one. Nobody waits: no step depends on what another thread does next.
    /// </summary>
    [Theory]
    [MemberData(nameof(Right))]
    public void Nothing_goes_wrong_in_any_order(string name)
    {
        var search = new StateSearch(s_right.Single(model => model.Name == name));

        Assert.Null(search.Problem);
        Assert.True(search.Count > 1000, $"Only {search.Count} states were found.");
    }

    [Theory]
    [MemberData(nameof(Mutants))]
    public void A_mutant_is_found(string name)
    {
        (PublishModel mutant, string problem) = PublishMutants.All.Single(mutant => mutant.Model.Name == name);

        Assert.StartsWith(problem, new StateSearch(mutant with { WatchesWrites = false }).Problem);
        bool overwrites = problem is ReaderSteps.Mixture or ReaderSteps.Backwards;
        Assert.StartsWith(overwrites ? PublisherSteps.Overwritten : problem, new StateSearch(mutant).Problem);
    }

    /// <summary>The model does what the code does: whole calls in random order.</summary>
    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 4)]
    [InlineData(5, 3)]
    public void The_model_is_that_of_the_code(int slots, int readers)
    {
        var model = new PublishModel
        {
            Slots = slots,
            Readers = readers,
            Leases = 0,
            Publications = 0,
            Modulus = readers + 1,
            MustFind = false,
        };
        var state = ModelState.Start(model);
        var code = new VersionedSlots(slots, leases: (1L << 55) - 100);
        var random = new Random(1);
        var held = new int[readers];
        for (int call = 0; call < 10_000; call++)
        {
            int reader = random.Next(readers + 1) - 1;
            if (reader < 0)
            {
                int free = code.FindFree();
                Assert.Equal(Publish(model, state), free);
                if (free >= 0)
                {
                    code.Publish(free);
                }
            }
            else if (state.StepOf(reader) == 0)
            {
                Assert.Null(model.RunReader(state, reader));
                held[reader] = code.Acquire();
                Assert.Equal(state.SlotOf(reader), held[reader]);
            }
            else
            {
                code.Release(held[reader]);
                while (state.StepOf(reader) > 0)
                {
                    Assert.Null(model.RunReader(state, reader));
                }
            }
        }
    }

    /// <returns>The slot that was published; -1 if there was none.</returns>
    private static int Publish(PublishModel model, ModelState state)
    {
        int before = state.Current;
        do
        {
            Assert.Null(model.RunPublisher(state));
        }
        while (state.Step > 0 || state.Candidate > 0);

        return state.Current == before ? -1 : state.Current;
    }
}
