using AdamKernels.Generators.Declared;

namespace AdamKernels.Generators.Planning;

/// <summary>What the plan of a network, and its documentation, must know of an optimizer. To add one, write a row.</summary>
/// <param name="Name">Name for the emitted documentation.</param>
/// <param name="Operations">
/// Vector operations of an update without the options that every optimizer has. A test compares the number with the emitted code.
/// </param>
/// <param name="States">Names of the buffers that it keeps, in their order.</param>
internal sealed record OptimizerTraits(string Name, int Operations, params string[] States)
{
    /// <summary>Whether the update divides by a root. That takes longer than everything else, so it overlaps with products.</summary>
    public bool DividesByRoot { get; private init; }

    /// <summary>
    /// Whether weight decay shrinks the parameter directly instead of being added to the gradient. The factor is the step's scalar
    /// <c>Decay</c>, because it depends on the learning rate.
    /// </summary>
    public bool IsDecayDecoupled { get; private init; }

    /// <summary>The initial values of the first states; the others start at 0.</summary>
    public IReadOnlyList<double> InitialStates { get; private init; } = [];

    public static OptimizerTraits Of(OptimizerAttribute optimizer) => optimizer switch
    {
        SgdAttribute { Momentum: 0 } => new("SGD", 2),
        SgdAttribute { Nesterov: true } => new("SGD with Nesterov momentum", 10, "velocity"),
        SgdAttribute => new("SGD with momentum", 8, "velocity"),
        RmsPropAttribute { Centered: false, Momentum: 0 } => new("RMSProp", 10, "v") { DividesByRoot = true },
        RmsPropAttribute { Momentum: 0 } => new("Centered RMSProp", 19, "v", "mean") { DividesByRoot = true },
        RmsPropAttribute { Centered: false } => new("RMSProp with momentum", 16, "v", "velocity"),
        RmsPropAttribute => new("Centered RMSProp with momentum", 25, "v", "mean", "velocity"),
        AdamWAttribute { AmsGrad: true } =>
            new("AdamW with AMSGrad", 19, "m", "v", "vmax") { DividesByRoot = true, IsDecayDecoupled = true },
        AdamWAttribute => new("AdamW", 16, "m", "v") { DividesByRoot = true, IsDecayDecoupled = true },
        AdamAttribute { AmsGrad: true } => new("Adam with AMSGrad", 19, "m", "v", "vmax") { DividesByRoot = true },
        AdamAttribute => new("Adam", 16, "m", "v") { DividesByRoot = true },
        NAdamAttribute => new("NAdam", 17, "m", "v") { DividesByRoot = true },
        RAdamAttribute => new("RAdam", 19, "m", "v"),
        AdamaxAttribute => new("Adamax", 14, "m", "u"),
        AdagradAttribute adagrad => new("Adagrad", 8, "sum") { DividesByRoot = true, InitialStates = [adagrad.InitialAccumulator] },
        AdadeltaAttribute => new("Adadelta", 19, "v", "d"),
        LionAttribute => new("Lion", 16, "m") { IsDecayDecoupled = true },
        _ => throw new InvalidOperationException($"No traits of {optimizer}."),
    };
}
