using AdamKernels;

namespace Playground.Training.Networks;

/// <summary>Creates the declared networks by what distinguishes them.</summary>
public static class Learners
{
    /// <summary>A network with the parameters of a seed: the same for all optimizers.</summary>
    public static ILearner Create(OptimizerKind optimizer, HiddenActivation activation, ulong seed) => (activation, optimizer) switch
    {
        (HiddenActivation.Tanh, OptimizerKind.Sgd) => Of(new TanhSgd(seed)),
        (HiddenActivation.Tanh, OptimizerKind.Momentum) => Of(new TanhMomentum(seed)),
        (HiddenActivation.Tanh, OptimizerKind.RmsProp) => Of(new TanhRmsProp(seed)),
        (HiddenActivation.Tanh, OptimizerKind.Adam) => Of(new TanhAdam(seed)),
        (HiddenActivation.Relu, OptimizerKind.Sgd) => Of(new ReluSgd(seed)),
        (HiddenActivation.Relu, OptimizerKind.Momentum) => Of(new ReluMomentum(seed)),
        (HiddenActivation.Relu, OptimizerKind.RmsProp) => Of(new ReluRmsProp(seed)),
        (HiddenActivation.Relu, OptimizerKind.Adam) => Of(new ReluAdam(seed)),
        (HiddenActivation.Silu, OptimizerKind.Sgd) => Of(new SiluSgd(seed)),
        (HiddenActivation.Silu, OptimizerKind.Momentum) => Of(new SiluMomentum(seed)),
        (HiddenActivation.Silu, OptimizerKind.RmsProp) => Of(new SiluRmsProp(seed)),
        (HiddenActivation.Silu, OptimizerKind.Adam) => Of(new SiluAdam(seed)),
        _ => throw new ArgumentException($"Expected a declared optimizer and activation, but got {optimizer} and {activation}."),
    };

    private static Learner<TNetwork> Of<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork> => new(network);
}
