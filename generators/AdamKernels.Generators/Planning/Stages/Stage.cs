using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Planning.Program;

namespace AdamKernels.Generators.Planning.Stages;

/// <summary>One step of what a layer does: its kernels, and its calls in every pass. A layer is a list of stages.</summary>
internal abstract class Stage
{
    /// <summary>Kernels of the forward pass; one that the backward pass calls too is among them.</summary>
    public virtual IEnumerable<KernelPlan> ForwardKernels => [];

    /// <summary>Kernels that the backward pass alone calls.</summary>
    public virtual IEnumerable<KernelPlan> BackwardKernels => [];

    /// <summary>The parameters of the stage, in canonical order.</summary>
    public virtual IEnumerable<ParameterBlock> Parameters => [];

    /// <summary>
    /// Whether it is a module of its own in PyTorch's <c>nn.Sequential</c>, whose numbers are part of the names of parameters.
    /// </summary>
    public virtual bool IsModule => false;

    /// <summary>What it adds to the layer's line in the documentation; null for nothing.</summary>
    public virtual string? Phrase => null;

    /// <summary>The calls that compute what comes after the stage.</summary>
    public virtual IEnumerable<KernelCall> Forward(ForwardBuffers at, ForwardUse use) => [];

    /// <summary>The calls that bring the gradient back to what comes before the stage.</summary>
    public virtual IEnumerable<KernelCall> Backward() => [];

    /// <summary>The calls that complete the gradient with respect to the layer's inputs, after the one of its product.</summary>
    /// <param name="gradient">Where it lies.</param>
    public virtual IEnumerable<KernelCall> CompleteInputGradient(NamedBuffer gradient) => [];

    /// <summary>The calls that sum the gradients of the stage's own parameters.</summary>
    /// <param name="isFused">Whether they update the parameters at once.</param>
    public virtual IEnumerable<KernelCall> ParameterGradients(bool isFused) => [];

    /// <summary>The rows that a pass goes over: an argument, except where it is one.</summary>
    protected static Argument Rows(ForwardUse use) => use == ForwardUse.SinglePrediction ? 1 : new Argument.Same();
}
