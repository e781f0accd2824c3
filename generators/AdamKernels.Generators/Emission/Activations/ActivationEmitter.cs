using AdamKernels.Generators.Model;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Activations;

/// <summary>
/// Emits one activation for a vector register. To add an activation, write a class and one line in <see cref="Table"/>.
/// Derivatives are written in terms of the activation's result, which is all that the forward pass keeps.
/// </summary>
internal abstract class ActivationEmitter
{
    private static readonly Dictionary<ActivationKind, ActivationEmitter> Table = new()
    {
        [ActivationKind.Identity] = new IdentityEmitter(),
        [ActivationKind.Relu] = new ReluEmitter(),
        [ActivationKind.Tanh] = new TanhEmitter(),
        [ActivationKind.Sigmoid] = new SigmoidEmitter(),
    };

    /// <summary>Name for the emitted documentation.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Whether it is a few instructions long, so that a copy for every register of a tile is cheap. The others run over the stored
    /// results in a loop of their own, while these are in the first-level cache.
    /// </summary>
    public abstract bool IsShort { get; }

    /// <summary>Whether its derivative is a few instructions long.</summary>
    public virtual bool IsDerivativeShort => true;

    /// <summary>Whether it leaves the zeros of the padding zero.</summary>
    public virtual bool MapsZeroToZero => true;

    public static ActivationEmitter For(ActivationKind kind) => Table[kind];

    /// <summary>Declarations that the expressions refer to.</summary>
    public virtual IEnumerable<string> Constants(VectorWriter vector) => [];

    /// <summary>The activation of x.</summary>
    public abstract string Apply(VectorWriter vector, string x);

    /// <summary>The gradient times the derivative at the place where the result is y.</summary>
    public abstract string TimesDerivative(VectorWriter vector, string gradient, string y);
}
