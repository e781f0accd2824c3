using AdamKernels.Generators.Declared;

namespace AdamKernels.Generators.Planning.Kernels;

/// <summary>What happens to a finished vector of a product while it is still in a register.</summary>
/// <param name="Operations">Vector operations for one vector, about: what the planner counts against the budget of a method.</param>
internal abstract record EpiloguePlan(int Operations)
{
    /// <summary>Operations of an activation or a derivative that is short enough to stand here.</summary>
    private const int OperationsOfActivation = 6;

    /// <summary>Whether an operation of long latency divides it, so that it is worth to do something else in between.</summary>
    public virtual bool IsLong => false;

    /// <summary>It is stored as it is.</summary>
    /// <param name="Destination">Name of the reference that it is stored at.</param>
    internal sealed record Store(string Destination) : EpiloguePlan(Operations: 1);

    /// <summary>It is added to what is stored.</summary>
    /// <param name="Destination">Name of the reference that it is added at.</param>
    internal sealed record Add(string Destination) : EpiloguePlan(Operations: 3);

    /// <summary>An activation is applied, and the result stored.</summary>
    /// <param name="Kind">The activation.</param>
    /// <param name="Destination">Name of the reference that the result is stored at.</param>
    internal sealed record Activate(Activation Kind, string Destination) : EpiloguePlan(OperationsOfActivation);

    /// <summary>A gradient is multiplied by the derivative of an activation, and stored.</summary>
    /// <param name="Kind">The activation.</param>
    /// <param name="Result">Name of the reference to the activation's results, in the layout of the gradient.</param>
    /// <param name="Destination">Name of the reference that the gradient is stored at.</param>
    internal sealed record Differentiate(Activation Kind, string Result, string Destination) : EpiloguePlan(OperationsOfActivation);

    /// <summary>The parameters whose gradient it is are updated.</summary>
    /// <param name="Optimizer">What updates them.</param>
    internal sealed record Update(OptimizerPlan Optimizer) : EpiloguePlan(Optimizer.Operations)
    {
        public override bool IsLong => Optimizer.Traits.DividesByRoot;
    }
}
