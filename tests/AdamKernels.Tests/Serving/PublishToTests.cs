using AdamKernels.PathProbe;
using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Serving;

/// <summary>A trainer that publishes its network as it goes.</summary>
public class PublishToTests
{
    private readonly Batch _batch = Batch.For<Plain>(rows: 4);
    private readonly Trainer<Plain> _trainer = new(new Plain(seed: 1));
    private readonly WeightPublisher<Plain> _publisher;

    public PublishToTests() => _publisher = new WeightPublisher<Plain>(_trainer.Network);

    public static TheoryData<string> Updates => ["Step", "Step with a loss", "four calls", "BackpropagateAndUpdate", "Fit"];

    /// <summary>Fails if a way to update goes around the publisher, or if it publishes before the update is complete.</summary>
    [Theory]
    [MemberData(nameof(Updates))]
    public void Every_third_update_is_published(string way)
    {
        _trainer.PublishTo(_publisher, everySteps: 3);
        for (int step = 1; step <= 9; step++)
        {
            Update(way);

            Assert.Equal(step, _trainer.StepCount);
            Assert.Equal(1 + step / 3, _publisher.Version);
            if (step % 3 == 0)
            {
                AssertPublished(_publisher, _trainer.Network);
            }
        }
    }

    [Fact]
    public void Batches_that_wait_for_an_update_are_not_published()
    {
        var trainer = new Trainer<ServedInPortions>(new ServedInPortions(seed: 1) { InputStandardization = Standardization.Identity(3) });
        var publisher = new WeightPublisher<ServedInPortions>(trainer.Network);
        trainer.PublishTo(publisher);
        Batch batch = Batch.For<ServedInPortions>(rows: 4);
        var versions = new List<long>();
        for (int call = 0; call < 7; call++)
        {
            trainer.Step(batch.Inputs, batch.Targets);
            versions.Add(publisher.Version);
        }

        Assert.True(trainer.UpdatePending());

        Assert.Equal([1, 1, 2, 2, 2, 3, 3], versions);
        Assert.Equal(4, publisher.Version);
        AssertPublished(publisher, trainer.Network);
    }

    [Fact]
    public void A_fit_publishes_while_it_runs()
    {
        var versions = new List<long>();
        Batch set = Batch.For<Plain>(rows: 20);
        _trainer.PublishTo(_publisher, everySteps: 2);

        _trainer.Fit(set.Inputs, set.Targets, new FitOptions
        {
            Epochs = 2,
            BatchSize = 8,
            StepCompleted = _ => versions.Add(_publisher.Version),
        });

        Assert.Equal([1, 2, 2, 3, 3, 4], versions);
    }

    /// <summary>Otherwise readers would have old weights for as long as it takes to the next multiple.</summary>
    [Fact]
    public void A_publication_that_found_no_slot_is_made_up_for()
    {
        var publisher = new WeightPublisher<Plain>(_trainer.Network, slots: 2);
        WeightLease<Plain> weights = publisher.Acquire();
        publisher.Publish(_trainer.Network);
        _trainer.PublishTo(publisher, everySteps: 4);
        Update("Step", times: 6);
        Assert.Equal(2, publisher.Version);

        weights.Dispose();
        Update("Step");
        Assert.Equal(3, publisher.Version);
        AssertPublished(publisher, _trainer.Network);

        Update("Step", times: 1);
        Assert.Equal(4, publisher.Version);
    }

    [Fact]
    public void A_batch_that_is_skipped_is_not_published()
    {
        _trainer.NonFinitePolicy = NonFinitePolicy.SkipStep;
        _trainer.PublishTo(_publisher);

        _trainer.Step(_batch.Inputs, [.. _batch.Targets.Select(_ => float.NaN)]);

        Assert.Equal((0, 1), (_trainer.StepCount, _publisher.Version));
    }

    [Fact]
    public void Null_stops_it_and_another_publisher_replaces_the_first()
    {
        var other = new WeightPublisher<Plain>(_trainer.Network);
        _trainer.PublishTo(_publisher);
        Update("Step");
        _trainer.PublishTo(other);
        Update("Step", times: 2);
        _trainer.PublishTo(null);
        Update("Step", times: 3);

        Assert.Equal((2, 3), (_publisher.Version, other.Version));
    }

    [Fact]
    public void A_number_of_steps_below_1_is_refused_and_changes_nothing()
    {
        _trainer.PublishTo(_publisher);

        Assert.Throws<ArgumentOutOfRangeException>("everySteps", () => _trainer.PublishTo(null, everySteps: 0));

        Update("Step");
        Assert.Equal(2, _publisher.Version);
    }

    [Fact]
    public void Training_is_the_same_with_it()
    {
        var other = new Trainer<Plain>(new Plain(seed: 1));
        _trainer.PublishTo(_publisher, everySteps: 2);
        Update("Step", times: 5);
        for (int step = 0; step < 5; step++)
        {
            other.Step(_batch.Inputs, _batch.Targets);
        }

        Assert.Equal(Bits.Of(other), Bits.Of(_trainer));
    }

    [Fact]
    public void It_allocates_nothing()
    {
        _trainer.PublishTo(_publisher, everySteps: 2);

        Allocations.AssertNone(() => Update("Step"));
    }

    private static void AssertPublished<TNetwork>(WeightPublisher<TNetwork> publisher, TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        float[] expected = new float[network.ParameterCount], actual = new float[network.ParameterCount];
        network.GetParameters(expected);
        using WeightLease<TNetwork> weights = publisher.Acquire();
        weights.Network.GetParameters(actual);
        Assert.Equal(Bits.Of(expected), Bits.Of(actual));
        Assert.Same(network.InputStandardization, weights.Network.InputStandardization);
    }

    private void Update(string way, int times)
    {
        for (int i = 0; i < times; i++)
        {
            Update(way);
        }
    }

    private void Update(string way)
    {
        switch (way)
        {
            case "Step":
                _trainer.Step(_batch.Inputs, _batch.Targets);
                break;
            case "Step with a loss":
                _trainer.Step(_batch.Inputs, static (_, gradients) =>
                {
                    gradients.Fill(0.1f);
                    return 1;
                });
                break;
            case "four calls":
                ReadOnlySpan<float> outputs = _trainer.ForwardPropagate(_batch.Inputs);
                _trainer.UpdateParameters(_trainer.Backpropagate(outputs, _batch.Targets));
                break;
            case "BackpropagateAndUpdate":
                _trainer.ForwardPropagate(_batch.Inputs);
                _trainer.BackpropagateAndUpdate([1, 2, 3, 4, 5, 6, 7, 8]);
                break;
            default:
                _trainer.Fit(_batch.Inputs, _batch.Targets, new FitOptions { BatchSize = 4 });
                break;
        }
    }
}
