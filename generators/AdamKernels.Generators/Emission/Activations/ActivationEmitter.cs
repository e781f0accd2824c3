using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Activations;

/// <summary>
/// Emits one activation for a vector register. To add an activation, write a class: it is found by its base class. A derivative uses the
/// activation's result if that suffices, so that the forward pass keeps nothing else; otherwise it uses the argument.
/// </summary>
internal abstract class ActivationEmitter(Activation kind)
{
    private static readonly Dictionary<Activation, ActivationEmitter> Table = typeof(ActivationEmitter).Assembly.GetTypes()
        .Where(type => type.BaseType == typeof(ActivationEmitter))
        .Select(type => (ActivationEmitter)Activator.CreateInstance(type))
        .ToDictionary(emitter => emitter.Kind);

    private Activation Kind => kind;

    /// <summary>What planning knows about it.</summary>
    public ActivationTraits Traits { get; } = ActivationTraits.Of(kind);

    private string Name => Traits.Name;

    public static ActivationEmitter For(Activation kind) => Table[kind];

    /// <summary>
    /// Whether a method for one vector is emitted, as for short activations and those composed of the runtime's functions; otherwise the
    /// runtime has the method.
    /// </summary>
    public virtual bool IsEmitted => Traits.IsShort;

    /// <summary>Name of the emitted method for one vector, or of the runtime's.</summary>
    protected abstract string Method { get; }

    /// <summary>A call that computes the activation of x.</summary>
    public virtual string Apply(VectorWriter vector, string x) => IsEmitted ? $"{Method}({x})" : vector.Call(Method, x);

    /// <summary>A call that multiplies a gradient by the derivative.</summary>
    /// <param name="gradient">The gradient with respect to the result.</param>
    /// <param name="kept">The argument if <see cref="ActivationTraits.DerivativeReadsArgument"/>, otherwise the result.</param>
    public virtual string TimesDerivative(string gradient, string kept) => $"Times{Method}Derivative({gradient}, {kept})";

    /// <summary>Emits the method for one vector.</summary>
    public void EmitApply(SourceWriter writer, VectorWriter vector) =>
        EmitMethod(writer, vector, $"One vector of {Name}.", Method, ["x"], Formula(vector, "x"), []);

    /// <summary>Emits the method of the derivative for one vector.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="vector">Spells the operations.</param>
    public void EmitTimesDerivative(SourceWriter writer, VectorWriter vector)
    {
        bool readsArgument = Traits.DerivativeReadsArgument;
        string kept = readsArgument ? "x" : "y";
        EmitMethod(
            writer,
            vector,
            $"Gradients times the derivative of {Name}, where its {(readsArgument ? "argument" : "result")} is {kept}.",
            $"Times{Method}Derivative",
            ["gradient", kept],
            DerivativeFormula(vector, "gradient", kept),
            DerivativeVariables(vector, kept));
    }

    /// <summary>The activation of x, where it is emitted.</summary>
    protected virtual string Formula(VectorWriter vector, string x) =>
        throw new InvalidOperationException($"{Name} is computed by the runtime.");

    /// <summary>The gradient times the derivative.</summary>
    protected abstract string DerivativeFormula(VectorWriter vector, string gradient, string kept);

    /// <summary>Declarations that <see cref="DerivativeFormula"/> uses.</summary>
    protected virtual IEnumerable<string> DerivativeVariables(VectorWriter vector, string kept) => [];

    private static void EmitMethod(
        SourceWriter writer,
        VectorWriter vector,
        string summary,
        string name,
        string[] parameters,
        string formula,
        IEnumerable<string> variables)
    {
        IEnumerable<string> declared = parameters.Select(parameter => $"{vector.Type} {parameter}");
        string declaration = $"private static {vector.Type} {name}({string.Join(", ", declared)})";
        string[] lines = [.. variables];
        writer.Line($"/// <summary>{summary}</summary>").Line(KernelMethod.Inlined);
        if (lines.Length == 0)
        {
            writer.Line($"{declaration} => {formula};");
            return;
        }

        writer.Block(declaration, () => writer.Lines(string.Join("\n", lines)).Line($"return {formula};"));
    }
}
