using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Planning.Program;

namespace AdamKernels.Generators.Planning;

/// <summary>
/// All decisions about a network: its memory, its layers, its kernels, and its program. Emission prints the plan and decides nothing.
/// </summary>
internal sealed class NetworkPlan
{
    public NetworkPlan(NetworkSpec spec)
    {
        Spec = spec;
        Optimizer = OptimizerPlan.Of(spec);
        Layout = BufferLayout.Create(spec);
        Rows = new Extent.Variable("rows", spec.MaxBatchSize);
        Pending = new NamedBuffer("Pending", Arena.Workspace, Layout.PendingOffset);
        Layers = PlanLayers();
        Loss = spec.Loss is CustomLossAttribute
            ? null
            : new LossKernel(spec.Loss, Layout.Last, Fusion.LossDifferentiates(spec, Last.Spec), Layout.DividesBatches);
        Kernels =
        [
            .. Layers.SelectMany(layer => layer.ForwardKernels),
            .. Loss is null ? [] : (KernelPlan[])[Loss],
            .. Layers.Reverse().SelectMany(layer => layer.BackwardKernels),
            UpdateAll,
        ];
        Program = new ProgramPlan(this);
    }

    /// <summary>The inputs of a batch, or of the samples to predict.</summary>
    public static NamedBuffer Inputs { get; } = new("Inputs", Arena.Inputs);

    public NetworkSpec Spec { get; }

    public OptimizerPlan Optimizer { get; }

    public BufferLayout Layout { get; }

    /// <summary>The rows of a batch, or of the samples to predict.</summary>
    public Extent.Variable Rows { get; }

    /// <summary>Gradients of a tile that wait for their update.</summary>
    public NamedBuffer Pending { get; }

    /// <summary>Layers from the inputs to the outputs.</summary>
    public IReadOnlyList<LayerPlan> Layers { get; }

    public LayerPlan Last => Layers[Layers.Count - 1];

    /// <summary>Whether backpropagation and update are one pass.</summary>
    public bool HasFusedStep => Spec.Gradient.AllowsFusion;

    /// <summary>The loss; null if the user's program computes its own.</summary>
    public LossKernel? Loss { get; }

    /// <summary>The update from stored gradients.</summary>
    public KernelPlan UpdateAll { get; } = new UpdateParameters();

    /// <summary>Every kernel, in the order of emission.</summary>
    public IReadOnlyList<KernelPlan> Kernels { get; }

    /// <summary>The calls of kernels in every pass.</summary>
    public ProgramPlan Program { get; }

    private LayerPlan[] PlanLayers()
    {
        Fusion[] fusion = Fusion.Plan(Spec, Layout);
        var layers = new LayerPlan[fusion.Length];
        for (int i = 0; i < layers.Length; i++)
        {
            layers[i] = new LayerPlan(this, Layout.Layers[i], fusion[i], previous: i == 0 ? null : layers[i - 1]);
        }

        return layers;
    }
}
