using System.Runtime.CompilerServices;
using AdamKernels.Runtime;

namespace AdamKernels.Robustness.Tests.Soak;

/// <summary>The numbers of a trainer's optimizer, such as its step count and its running powers.</summary>
internal static class OptimizerNumbers
{
    /// <summary>Gets them.</summary>
    public static OptimizerState GetOptimizer<TNetwork>(this Trainer<TNetwork> trainer)
        where TNetwork : class, INetwork<TNetwork>
    {
        var state = new TrainerState(trainer.Hyperparameters);
        Accessor<TNetwork>.Update(trainer).CopyTo(state);
        return state.Optimizer;
    }

    /// <summary>Sets them, as a checkpoint with these numbers does.</summary>
    public static void SetOptimizer<TNetwork>(this Trainer<TNetwork> trainer, OptimizerState optimizer)
        where TNetwork : class, INetwork<TNetwork>
    {
        var state = new TrainerState(trainer.Hyperparameters);
        ParameterUpdate update = Accessor<TNetwork>.Update(trainer);
        update.CopyTo(state);
        state.Optimizer = optimizer;
        update.Load(state);
    }

    private static class Accessor<TNetwork>
        where TNetwork : class, INetwork<TNetwork>
    {
        [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_update")]
        public static extern ref ParameterUpdate Update(Trainer<TNetwork> trainer);
    }
}
