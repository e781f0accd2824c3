using AdamKernels.Generators.Model;

namespace AdamKernels.Generators.Planning.Kernels;

/// <summary>What happens to a finished vector of a product while it is still in a register.</summary>
internal abstract record EpiloguePlan
{
    /// <summary>It is stored as it is.</summary>
    /// <param name="Destination">Name of the reference that it is stored at.</param>
    internal sealed record Store(string Destination) : EpiloguePlan;

    /// <summary>It is added to what is stored.</summary>
    /// <param name="Destination">Name of the reference that it is added at.</param>
    internal sealed record Add(string Destination) : EpiloguePlan;

    /// <summary>An activation is applied, and the result stored.</summary>
    /// <param name="Kind">The activation.</param>
    /// <param name="Destination">Name of the reference that the result is stored at.</param>
    internal sealed record Activate(ActivationKind Kind, string Destination) : EpiloguePlan;

    /// <summary>A gradient is multiplied by the derivative of an activation, and stored.</summary>
    /// <param name="Kind">The activation.</param>
    /// <param name="Result">Name of the reference to the activation's results, in the layout of the gradient.</param>
    /// <param name="Destination">Name of the reference that the gradient is stored at.</param>
    internal sealed record Differentiate(ActivationKind Kind, string Result, string Destination) : EpiloguePlan;

    /// <summary>The parameters whose gradient it is are updated.</summary>
    internal sealed record Update : EpiloguePlan;
}
