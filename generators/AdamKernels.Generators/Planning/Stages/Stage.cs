using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Planning.Program;

namespace AdamKernels.Generators.Planning.Stages;

/// <summary>One step of a layer: its kernels, and its calls in every pass. A layer is a list of stages.</summary>
internal abstract class Stage
{
    /// <summary>Kernels of the forward pass, including those that the backward pass calls too.</summary>
    public virtual IEnumerable<KernelPlan> ForwardKernels => [];

    /// <summary>Kernels that only the backward pass calls.</summary>
    public virtual IEnumerable<KernelPlan> BackwardKernels => [];

    /// <summary>The parameters of the stage, in canonical order.</summary>
    public virtual IEnumerable<ParameterBlock> Parameters => [];

    /// <summary>
    /// Whether it is a module of its own in PyTorch's <c>nn.Sequential</c>, where the names of parameters contain the module's index.
    /// </summary>
    public virtual bool IsModule => false;

    /// <summary>What it adds to the layer's line in the documentation; null for nothing.</summary>
    public virtual string? Phrase => null;

    /// <summary>The calls that compute the results of the stage.</summary>
    public virtual IEnumerable<KernelCall> Forward(ForwardBuffers at, ForwardUse use) => [];

    /// <summary>The calls that take the gradient back from the results of the stage to what it reads.</summary>
    public virtual IEnumerable<KernelCall> Backward() => [];

    /// <summary>The calls that complete the gradient with respect to the layer's inputs after the call of its product.</summary>
    /// <param name="gradient">The buffer that holds it.</param>
    public virtual IEnumerable<KernelCall> CompleteInputGradient(NamedBuffer gradient) => [];

    /// <summary>The calls that sum the gradients of the stage's own parameters.</summary>
    /// <param name="isFused">Whether they also update the parameters.</param>
    public virtual IEnumerable<KernelCall> ParameterGradients(bool isFused) => [];

    /// <summary>The rows of a pass: an argument of the method, or 1 for a single prediction.</summary>
    protected static Argument Rows(ForwardUse use) => use == ForwardUse.SinglePrediction ? 1 : new Argument.Same();
}
