using System.Reflection;
using AdamKernels.Runtime;

namespace AdamKernels.Conformance;

/// <inheritdoc cref="TrainingCase"/>
/// <param name="create">Makes a network from a seed.</param>
public sealed class TrainingCase<TNetwork>(Func<ulong, TNetwork> create) : TrainingCase
    where TNetwork : class, INetwork<TNetwork>
{
    private const ulong Seed = 7;

    private static readonly NetworkDescription Description = TNetwork.Description;
    private static readonly ScheduleAttribute? Schedule = typeof(TNetwork).GetCustomAttribute<ScheduleAttribute>();
    private static readonly SamplesAttribute Kind = typeof(TNetwork).GetCustomAttribute<SamplesAttribute>() ?? new SamplesAttribute();

    /// <inheritdoc/>
    public override Type Network => typeof(TNetwork);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Run(TrainingWorkers? workers = null)
    {
        var trainer = new Trainer<TNetwork>(CreateNetwork(), workers);
        var report = new Report<TNetwork>(trainer, workers);
        report.AddLine(step: 0);
        if (typeof(TNetwork).GetCustomAttribute<FitAttribute>() is { } fit)
        {
            Fit(trainer, fit, report);
        }
        else
        {
            Loop(trainer, report);
        }

        return report.Lines;
    }

    private TNetwork CreateNetwork()
    {
        TNetwork network = create(Seed);
        if (Description.StandardizesInputs)
        {
            network.InputStandardization = RandomSamples.Scale(network.InputCount);
        }

        if (Description.StandardizesTargets)
        {
            network.TargetStandardization = RandomSamples.Scale(network.OutputCount);
        }

        return network;
    }

    private static void Loop(Trainer<TNetwork> trainer, Report<TNetwork> report)
    {
        var schedule = (ILearningRateSchedule?)Schedule?.Create();
        for (int step = 0; step < Steps; step++)
        {
            trainer.LearningRate = schedule?.GetLearningRate(step) ?? trainer.LearningRate;
            int rows = Description.MaxBatchSize - step % Math.Min(Description.MaxBatchSize, 7);
            report.AddLoss(Step(trainer, rows, (ulong)step));
            report.AddInputGradients();
            if (step + 1 is 1 or 10 or Steps)
            {
                report.AddLine(step + 1);
            }
        }
    }

    /// <summary>A step with a batch of every size from the largest downwards in turn.</summary>
    private static float Step(Trainer<TNetwork> trainer, int rows, ulong seed)
    {
        float[] inputs = RandomSamples.Inputs(Description, rows, seed);
        return typeof(TNetwork).IsDefined(typeof(CustomLossAttribute))
            ? trainer.Step(inputs, RandomSamples.Targets(Description, rows, seed), OwnLossFunction.Compute)
            : trainer.Step(inputs, Targets(rows, seed));
    }

    private static void Fit(Trainer<TNetwork> trainer, FitAttribute fit, Report<TNetwork> report) => trainer.Fit(
        RandomSamples.Inputs(Description, fit.Samples, seed: 0),
        Targets(fit.Samples, seed: 0),
        new FitOptions
        {
            Epochs = fit.Epochs,
            BatchSize = fit.BatchSize,
            ValidationFraction = fit.ValidationFraction,
            Seed = (ulong)fit.Seed,
            Schedule = Schedule?.Create(),
            ReduceOnPlateau = Schedule?.CreatePlateau(),
            StepCompleted = step =>
            {
                report.AddLoss(step.Loss);
                if (step.StepCount is 1 or 10)
                {
                    report.AddLine((int)step.StepCount);
                }
            },
            EpochCompleted = epoch =>
            {
                report.AddEpoch(epoch);
                if (epoch.Epoch == fit.Epochs)
                {
                    report.AddLine((int)epoch.StepCount);
                }
            },
        });

    private static Targets Targets(int rows, ulong seed)
    {
        Targets targets = Kind.Labels ? RandomSamples.Labels(Description, rows, seed) : RandomSamples.Targets(Description, rows, seed);
        return Kind.Weights ? targets.WithWeights(RandomSamples.Weights(rows, seed)) : targets;
    }
}
