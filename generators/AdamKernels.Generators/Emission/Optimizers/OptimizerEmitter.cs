using AdamKernels.Generators.Model;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>
/// Emits one optimizer's update of a vector of parameters: the same text serves the weight-gradient epilogue of a network, its
/// materialised update and the optimizers for flat parameters. To add an optimizer, write a class and one line in <see cref="For"/>.
/// </summary>
/// <remarks>The scalars of a step come from the runtime's <c>StepRule</c>, the other half of the formula.</remarks>
/// <param name="takesHyperParameters">
/// Whether the hyper-parameters are arguments of the kernels, as for flat parameters, or constants that fold into them.
/// </param>
internal abstract class OptimizerEmitter(bool takesHyperParameters)
{
    /// <summary>Name for the emitted documentation.</summary>
    public abstract string Name { get; }

    /// <summary>The update as a formula.</summary>
    public abstract string Formula { get; }

    /// <summary>Parameter names of the state buffers, in their order.</summary>
    public abstract IReadOnlyList<string> States { get; }

    /// <summary>Whether the update adds the step's epsilon.</summary>
    public virtual bool UsesEpsilon => true;

    /// <summary>The call that advances the step, after <c>StepRule.</c>, given the state and the learning rate.</summary>
    public abstract string Advance { get; }

    /// <summary>References to the parameters and the states, as kernels take them.</summary>
    public IEnumerable<string> BufferParameters => new[] { "w" }.Concat(States).Select(name => $"ref float {name}");

    /// <summary>The arguments for <see cref="BufferParameters"/>.</summary>
    public IEnumerable<string> BufferArguments => new[] { "w" }.Concat(States).Select(name => $"ref {name}");

    /// <summary>What <see cref="Body"/> derives from the hyper-parameters, by the names that it uses.</summary>
    public abstract IReadOnlyList<Coefficient> Coefficients { get; }

    /// <summary>The coefficients that are parameters of the kernels.</summary>
    public IEnumerable<string> CoefficientArguments => takesHyperParameters ? Coefficients.Select(coefficient => coefficient.Name) : [];

    /// <summary>The parameters of a kernel that are no references, after the number of elements.</summary>
    public IEnumerable<string> ScalarParameters => new[] { "StepScalars scalars" }.Concat(CoefficientArguments.Select(name => $"float {name}"));

    private IEnumerable<string> Registers =>
        (UsesEpsilon ? new[] { "stepSize", "epsilon" } : ["stepSize"]).Concat(CoefficientArguments.Select(name => name + "All"));

    public static OptimizerEmitter For(OptimizerSpec spec) => spec switch
    {
        AdamSpec adam => new AdamEmitter(adam),
        RmsPropSpec rmsProp => new RmsPropEmitter(rmsProp),
        SgdSpec { Momentum: 0 } => new SgdEmitter(),
        SgdSpec sgd => new MomentumEmitter(sgd),
        _ => throw new InvalidOperationException($"No emitter for {spec}."),
    };

    /// <summary>The emitter of an optimizer for flat parameters, whose hyper-parameters are arguments.</summary>
    /// <param name="name">The name that the runtime's declaration gives.</param>
    public static OptimizerEmitter ForFlat(string name) => name switch
    {
        "Adam" => new AdamEmitter(new AdamSpec(1e-3, 0.9, 0.999, 1e-8), takesHyperParameters: true),
        _ => throw new InvalidOperationException($"No emitter for flat {name}."),
    };

    /// <summary>Puts the step's scalars into registers, once per kernel.</summary>
    public IEnumerable<string> BroadcastScalars(VectorWriter vector)
    {
        yield return $"{vector.Type} stepSize = {vector.Broadcast("scalars.StepSize")};";
        if (UsesEpsilon)
        {
            yield return $"{vector.Type} epsilon = {vector.Broadcast("scalars.Epsilon")};";
        }

        foreach (string name in CoefficientArguments)
        {
            yield return $"{vector.Type} {name}All = {vector.Broadcast(name)};";
        }
    }

    /// <summary>A call of the emitted <c>Update</c>.</summary>
    public string Call(string gradient, string at) =>
        $"Update({gradient}, {string.Join(", ", BufferArguments)}, {at}, {string.Join(", ", Registers)});";

    /// <summary>Emits <c>Update</c>: the formula for one vector.</summary>
    public void EmitUpdate(SourceWriter writer, VectorWriter vector)
    {
        string scalars = string.Join(", ", Registers.Select(name => $"{vector.Type} {name}"));
        writer.Line($"/// <summary>{Name} for one vector of parameters: {Formula}.</summary>")
            .Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]")
            .Block(
                $"private static void Update({vector.Type} g, {string.Join(", ", BufferParameters)}, nuint at, {scalars})",
                () => writer.Lines(string.Join("\n", Body(vector))));
    }

    /// <summary>A coefficient in every lane: a constant, or the register that holds the argument.</summary>
    protected string Constant(VectorWriter vector, string name) =>
        takesHyperParameters ? name + "All" : vector.Constant(Coefficients.Single(coefficient => coefficient.Name == name).Value);

    /// <summary>The statements of the update: g is the gradient, w and the states are references, at is the index into them.</summary>
    protected abstract IEnumerable<string> Body(VectorWriter vector);
}

/// <summary>A number that an update multiplies by.</summary>
internal readonly record struct Coefficient(string Name, double Value);
