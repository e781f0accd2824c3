using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// The numbers of a training, besides parameters and states of their size: everything else that the next step depends on.
/// </summary>
/// <param name="hyperparameters">Those of the trainer, which know what the network declares.</param>
internal sealed class TrainerState(Hyperparameters hyperparameters)
{
    /// <summary>A double has every number up to here, and nobody trains that long.</summary>
    private const long MaxStepCount = 1L << 53;

    /// <summary>Counting on from here does not overflow.</summary>
    private const int MaxPendingBatches = 1 << 30;

    /// <summary>The state of the optimizer.</summary>
    public OptimizerState Optimizer = new();

    /// <summary>The learning rate of the next update.</summary>
    public double LearningRate;

    /// <summary>Batches whose gradients wait for an update.</summary>
    public int PendingBatches;

    /// <summary>Seed of dropout.</summary>
    public ulong DropoutSeed;

    /// <summary>The values of the hyper-parameters.</summary>
    public HyperparameterValues Values { get; set; } = hyperparameters.Values;

    /// <summary>How far a Fit has come; null outside of one.</summary>
    public FitProgress? Fit { get; set; }

    /// <summary>Visits everything.</summary>
    public void Accept<TVisitor>(ref TVisitor visitor)
        where TVisitor : struct, ITensorVisitor, allows ref struct
    {
        visitor.Visit("trainer.step_count", ref Optimizer.StepCount);
        visitor.Visit("trainer.beta1_power", ref Optimizer.Beta1Power);
        visitor.Visit("trainer.beta2_power", ref Optimizer.Beta2Power);
        visitor.Visit("trainer.momentum_product", ref Optimizer.MomentumProduct);
        visitor.Visit("trainer.warmup_power", ref Optimizer.WarmupPower);
        visitor.Visit("trainer.learning_rate", ref LearningRate);
        visitor.Visit("trainer.pending_batches", ref PendingBatches);
        visitor.Visit("trainer.dropout_seed", ref DropoutSeed);
        hyperparameters.Accept(ref visitor, Values);
        bool isInFit = Fit is not null;
        visitor.Visit("trainer.is_in_fit", ref isInFit);
        if (isInFit)
        {
            Fit ??= new FitProgress();
            Fit.Accept(ref visitor);
        }
    }

    /// <summary>Checks numbers that were read from a file.</summary>
    /// <exception cref="CheckpointException">One is not that of a training.</exception>
    public void Check(ArgumentChecks arguments, int batchesPerUpdate)
    {
        bool isCount = Optimizer.StepCount is >= 0 and <= MaxStepCount;
        LoadedNumber.Check("trainer.step_count", Optimizer.StepCount, isCount, $"from 0 to {MaxStepCount}");
        CheckPower("trainer.beta1_power", Optimizer.Beta1Power);
        CheckPower("trainer.beta2_power", Optimizer.Beta2Power);
        CheckPower("trainer.momentum_product", Optimizer.MomentumProduct);
        CheckPower("trainer.warmup_power", Optimizer.WarmupPower);
        int maxPending = batchesPerUpdate > 1 ? MaxPendingBatches : 0;
        LoadedNumber.Check(
            "trainer.pending_batches",
            PendingBatches,
            PendingBatches <= maxPending,
            maxPending > 0 ? $"at most {maxPending}" : "0 for a network that does not accumulate gradients");
        LoadedNumber.CheckRate("trainer.learning_rate", LearningRate, arguments);
        hyperparameters.CheckLoaded(Values);
        Fit?.Check(arguments);
        long steps = Fit?.StepCount ?? Optimizer.StepCount;
        LoadedNumber.Check("fit.step_count", steps, steps == Optimizer.StepCount, "that of the trainer");
    }

    private static void CheckPower(string name, double value) =>
        LoadedNumber.Check(name, value, value is >= 0 and <= 1, "from 0 to 1");
}
