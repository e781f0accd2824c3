using AdamKernels.Generators.Declared;

namespace AdamKernels.Generators.Planning.Kernels;

/// <summary>What happens to a finished vector of a product while it is still in a register.</summary>
/// <param name="Operations">
/// Approximate number of vector operations per vector, which the planner counts against the budget of a method.
/// </param>
internal abstract record EpiloguePlan(int Operations)
{
    /// <summary>Operations of an activation or derivative that is short enough for an epilogue.</summary>
    private const int OperationsOfActivation = 6;

    /// <summary>Whether it contains an operation with a long latency, so that it pays to do something else in between.</summary>
    public virtual bool IsLong => false;

    /// <summary>Stores the vector as it is.</summary>
    /// <param name="Destination">Name of the reference to store at.</param>
    internal sealed record Store(string Destination) : EpiloguePlan(Operations: 1);

    /// <summary>Adds the vector to what is stored.</summary>
    /// <param name="Destination">Name of the reference to add at.</param>
    internal sealed record Add(string Destination) : EpiloguePlan(Operations: 3);

    /// <summary>Applies an activation and stores the result.</summary>
    /// <param name="Kind">The activation.</param>
    /// <param name="Destination">Name of the reference to store the result at.</param>
    internal sealed record Activate(Activation Kind, string Destination) : EpiloguePlan(OperationsOfActivation);

    /// <summary>Multiplies a gradient by the derivative of an activation and stores it.</summary>
    /// <param name="Kind">The activation.</param>
    /// <param name="Result">Name of the reference to the activation's results, in the layout of the gradient.</param>
    /// <param name="Destination">Name of the reference to store the gradient at.</param>
    internal sealed record Differentiate(Activation Kind, string Result, string Destination) : EpiloguePlan(OperationsOfActivation);

    /// <summary>Updates the parameters whose gradient the vector is.</summary>
    /// <param name="Optimizer">The optimizer.</param>
    internal sealed record Update(OptimizerPlan Optimizer) : EpiloguePlan(Optimizer.Operations)
    {
        public override bool IsLong => Optimizer.Traits.DividesByRoot;
    }
}
