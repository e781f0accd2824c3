using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Activations;

/// <summary>
/// Emits one activation for a vector register. To add an activation, write a class and one line in <see cref="Table"/>.
/// A derivative is written in terms of the activation's result where that tells it, so that the forward pass keeps nothing else, and
/// otherwise in terms of its argument.
/// </summary>
internal abstract class ActivationEmitter
{
    private static readonly Dictionary<ActivationKind, ActivationEmitter> Table = new()
    {
        [ActivationKind.Identity] = new IdentityEmitter(),
        [ActivationKind.Relu] = new ReluEmitter(),
        [ActivationKind.Tanh] = new TanhEmitter(),
        [ActivationKind.Sigmoid] = new SigmoidEmitter(),
        [ActivationKind.LeakyRelu] = new LeakyReluEmitter(),
        [ActivationKind.Elu] = new EluEmitter(),
        [ActivationKind.Gelu] = new GeluEmitter(),
        [ActivationKind.GeluTanh] = new GeluTanhEmitter(),
        [ActivationKind.Silu] = new SiluEmitter(),
        [ActivationKind.Softplus] = new SoftplusEmitter(),
        [ActivationKind.HardSwish] = new HardSwishEmitter(),
    };

    /// <summary>Name for the emitted documentation.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Whether it is a few instructions long, so that a copy for every register of a tile is cheap. The others run over the stored
    /// results in a loop of their own, while these are in the first-level cache.
    /// </summary>
    public abstract bool IsShort { get; }

    /// <summary>
    /// Whether the derivative is a few instructions long, so that it may stand in an epilogue; otherwise it runs in a pass of its own.
    /// </summary>
    public virtual bool IsDerivativeShort => true;

    /// <summary>Whether it leaves the zeros of the padding zero.</summary>
    public virtual bool MapsZeroToZero => true;

    public static ActivationEmitter For(ActivationKind kind) => Table[kind];

    /// <summary>Name of the emitted method for one vector, and of the runtime's where it has one.</summary>
    protected abstract string Method { get; }

    /// <summary>A call that computes the activation of x.</summary>
    public virtual string Apply(VectorWriter vector, string x) => IsShort ? $"{Method}({x})" : vector.Call(Method, x);

    /// <summary>A call that multiplies a gradient by the derivative.</summary>
    /// <param name="gradient">The gradient with respect to the result.</param>
    /// <param name="kept">The argument if <see cref="ActivationTraits.DerivativeReadsArgument"/>, otherwise the result.</param>
    public virtual string TimesDerivative(string gradient, string kept) => $"Times{Method}Derivative({gradient}, {kept})";

    /// <summary>Emits the method of a short activation for one vector.</summary>
    public void EmitApply(SourceWriter writer, VectorWriter vector) =>
        EmitMethod(writer, vector, $"One vector of {Name}.", Method, "x", Formula(vector, "x"));

    /// <summary>Emits the method of the derivative for one vector.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="vector">Spells the operations.</param>
    /// <param name="readsArgument">Whether the derivative is computed from the activation's argument, and not from its result.</param>
    public void EmitTimesDerivative(SourceWriter writer, VectorWriter vector, bool readsArgument)
    {
        string kept = readsArgument ? "x" : "y";
        EmitMethod(
            writer, vector, $"Gradients times the derivative of {Name}, where its {(readsArgument ? "argument" : "result")} is {kept}.",
            $"Times{Method}Derivative", $"gradient, {kept}", DerivativeFormula(vector, "gradient", kept));
    }

    /// <summary>The activation of x, of a short one.</summary>
    protected virtual string Formula(VectorWriter vector, string x) => throw new InvalidOperationException($"{Name} is computed by the runtime.");

    /// <summary>The gradient times the derivative.</summary>
    protected abstract string DerivativeFormula(VectorWriter vector, string gradient, string kept);

    private static void EmitMethod(SourceWriter writer, VectorWriter vector, string summary, string name, string parameters, string formula) => writer
        .Line($"/// <summary>{summary}</summary>")
        .Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]")
        .Line($"private static {vector.Type} {name}({string.Join(", ", parameters.Split([", "], StringSplitOptions.None).Select(parameter => $"{vector.Type} {parameter}"))}) => {formula};");
}
