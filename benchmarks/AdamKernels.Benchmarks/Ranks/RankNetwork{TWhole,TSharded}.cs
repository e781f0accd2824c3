using AdamKernels.Benchmarks.Comparison;
using AdamKernels.Benchmarks.Measuring;
using AdamKernels.Benchmarks.Peers;
using AdamKernels.Runtime;

namespace AdamKernels.Benchmarks.Ranks;

/// <inheritdoc cref="RankNetwork"/>
/// <typeparam name="TWhole">The declaration without shards.</typeparam>
/// <typeparam name="TSharded">The declaration with shards.</typeparam>
internal sealed class RankNetwork<TWhole, TSharded>(Func<TWhole> createWhole, Func<TSharded> createSharded) : RankNetwork
    where TWhole : class, INetwork<TWhole>
    where TSharded : class, INetwork<TSharded>
{
    private readonly Lazy<SampleData> _data = new(() => new SampleData(TrainingRun.ShapeOf(TWhole.Description), LargestBatch));

    public override string Name { get; } = TrainingRun.ShapeOf(TWhole.Description).Name;

    public override NetworkDescription Description => TSharded.Description;

    public override RankTraining CreateWhole() => new RankTraining<TWhole>(new Trainer<TWhole>(createWhole()), _data.Value);

    public override RankTraining CreateSharded() => new RankTraining<TSharded>(new Trainer<TSharded>(createSharded()), _data.Value);

    public override Action<int> CreateDistributedStep(IProcessGroup group)
    {
        var trainer = new DistributedTrainer<TSharded>(createSharded(), group);
        trainer.Trainer.LearningRate = AdamSettings.NegligibleRate;
        SampleData data = _data.Value;
        return rows => trainer.Step(
            data.Inputs.AsSpan(0, rows * trainer.Network.InputCount), data.Targets.AsSpan(0, rows * trainer.Network.OutputCount));
    }
}
