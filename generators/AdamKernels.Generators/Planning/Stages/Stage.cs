using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Planning.Program;

namespace AdamKernels.Generators.Planning.Stages;

/// <summary>
/// One step of a layer: its memory, its kernels, and its calls in every pass. A layer is a list of stages. What others must know of a
/// stage are its facts, so that nothing outside of it depends on its kind.
/// </summary>
internal abstract class Stage
{
    private StageBuffers? _at;

    /// <summary>What its results are called where they have a place of their own.</summary>
    public abstract string NameOfResults { get; }

    /// <summary>What its forward pass leaves in the place of its input; null if it does not rewrite it.</summary>
    public virtual string? NameOfInput => null;

    /// <summary>Whether results differ from what it reads, in training.</summary>
    public virtual bool ChangesValue => true;

    /// <summary>Whether results differ from what it reads, in a prediction.</summary>
    public virtual bool ChangesPrediction => ChangesValue;

    /// <summary>Whether the gradient with respect to what it reads differs from the one with respect to its results.</summary>
    public virtual bool ChangesGradient => true;

    /// <summary>Approximate operations for a vector of results, besides products: an estimate, on which no result depends.</summary>
    public virtual int Operations => 0;

    /// <summary>Whether its backward pass reads what lies in the place of its input.</summary>
    public virtual bool KeepsInput => false;

    /// <summary>Whether its backward pass reads its results.</summary>
    public virtual bool KeepsOutput => false;

    /// <summary>Whether the gradient with respect to its results is read again after <see cref="Backward"/>.</summary>
    public virtual bool KeepsGradient => false;

    /// <summary>Whether a prediction needs a float for each row in <see cref="Arena.Deviations"/>.</summary>
    public virtual bool NeedsDeviations => false;

    /// <summary>Whether it adds to the gradient with respect to the layer's inputs, after the product.</summary>
    public virtual bool AddsToInputGradient => false;

    /// <summary>
    /// How a product applies the stage to its results in registers, in training and in predictions; null if that does not pay or is not
    /// possible.
    /// </summary>
    public virtual EpiloguePlan? Epilogue => null;

    /// <summary>How a product takes a gradient in registers back through the stage; null if that does not pay or is not possible.</summary>
    public virtual EpiloguePlan? GradientEpilogue => null;

    /// <summary>Whether the loss can take its gradient back through the stage, given nothing but the outputs.</summary>
    public virtual bool MayJoinLoss => false;

    /// <summary>The values before and after it and their gradients, in training.</summary>
    public StageBuffers At
    {
        get => _at ?? throw new InvalidOperationException("The stage has no places yet.");
        set => _at = value;
    }

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

    /// <summary>Takes memory for what only this stage uses.</summary>
    public virtual void TakeMemory(Workspace workspace)
    {
    }

    /// <summary>The calls that compute the results of the stage, where it changes what it reads.</summary>
    public virtual IEnumerable<KernelCall> Forward(ForwardBuffers at, ForwardUse use) => [];

    /// <summary>The calls that take the gradient back from the results of the stage to what it reads, where it changes.</summary>
    public virtual IEnumerable<KernelCall> Backward() => [];

    /// <summary>Adds the arguments that <see cref="GradientEpilogue"/> needs to the call of a product.</summary>
    public virtual void AddGradientArguments(KernelCall call)
    {
    }

    /// <summary>The calls that add to the gradient with respect to the layer's inputs after the call of its product.</summary>
    public virtual IEnumerable<KernelCall> CompleteInputGradient() => [];

    /// <summary>The calls that sum the gradients of the stage's own parameters.</summary>
    /// <param name="isFused">Whether they also update the parameters.</param>
    public virtual IEnumerable<KernelCall> ParameterGradients(bool isFused) => [];

    /// <summary>The rows of a pass: an argument of the method, or 1 for a single prediction.</summary>
    protected static Argument Rows(ForwardUse use) => use == ForwardUse.SinglePrediction ? 1 : new Argument.Same();
}
