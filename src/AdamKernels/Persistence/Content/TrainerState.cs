using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// The numbers of a training, besides parameters and states of their size: everything else that the next step depends on.
/// </summary>
/// <param name="hyperparameters">Those of the trainer, which know what the network declares.</param>
internal sealed class TrainerState(Hyperparameters hyperparameters)
{
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
        Check("trainer.step_count", Optimizer.StepCount, Optimizer.StepCount >= 0, "at least 0");
        CheckPower("trainer.beta1_power", Optimizer.Beta1Power);
        CheckPower("trainer.beta2_power", Optimizer.Beta2Power);
        CheckPower("trainer.momentum_product", Optimizer.MomentumProduct);
        CheckPower("trainer.warmup_power", Optimizer.WarmupPower);
        bool mayWait = PendingBatches == 0 || batchesPerUpdate > 1;
        Check("trainer.pending_batches", PendingBatches, mayWait, "0 for a network that does not accumulate gradients");
        try
        {
            arguments.CheckLearningRate(LearningRate, "trainer.learning_rate");
        }
        catch (ArgumentException error)
        {
            throw new CheckpointException(error.Message, error);
        }

        hyperparameters.CheckLoaded(Values);
        Fit?.Check();
    }

    private static void CheckPower(string name, double value) => Check(name, value, value is >= 0 and <= 1, "from 0 to 1");

    private static void Check<T>(string name, T value, bool isValid, string expected)
    {
        if (!isValid)
        {
            throw new CheckpointException(FormattableString.Invariant($"Expected {name} to be {expected}, but it is {value}."));
        }
    }
}
