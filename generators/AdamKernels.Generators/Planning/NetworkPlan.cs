using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Planning.Program;
using AdamKernels.Generators.Planning.Stages;

namespace AdamKernels.Generators.Planning;

/// <summary>
/// All decisions about a network: its memory, its layers, its kernels, and its program. Emission prints the plan and decides nothing.
/// </summary>
internal sealed class NetworkPlan
{
    private readonly Lazy<ProgramPlan> _program;

    /// <summary>Plans the layers and their memory. The program, whose kernels take longer, is planned when it is asked for.</summary>
    /// <exception cref="OverflowException">A buffer would be longer than an array can be.</exception>
    public NetworkPlan(NetworkSpec spec)
    {
        Spec = spec;
        Optimizer = OptimizerPlan.Of(spec);
        Layout = BufferLayout.Create(spec);
        Rows = new Extent.Variable("rows", spec.MaxBatchSize);
        SummedRows = spec.Gradient.IsSharded ? new Extent.Shards(spec.Gradient.WaitingShards, spec.MaxBatchSize) : Rows;
        Workspace = new Workspace(spec.MaxBatchSize);
        BatchInputs = Workspace.TakeRows(nameof(BatchInputs), spec.InputCount);
        InputGradients = spec.ComputesInputGradients ? TakeInputGradients() : null;
        Layers = PlanLayers();
        Loss = new LossStage(this);
        Update = new UpdateStage(this);
        BatchTile = Planning.BatchTile.Rows(this);

        // After the tile, which was measured without them: they are written and read once.
        Loss.TakeTerms(Workspace);
        _program = new Lazy<ProgramPlan>(() => new ProgramPlan(this));
    }

    /// <summary>The inputs of a batch, or of the samples to predict.</summary>
    public static NamedBuffer Inputs { get; } = new("Inputs", Arena.Inputs);

    public NetworkSpec Spec { get; }

    /// <summary>The public members.</summary>
    public SurfacePlan Surface => new(Spec.Surface);

    public OptimizerPlan Optimizer { get; }

    public BufferLayout Layout { get; }

    /// <summary>The memory of a training step, except for what the program takes.</summary>
    public Workspace Workspace { get; }

    /// <summary>The copy of a batch's inputs, for the four calls that outlive the caller's span.</summary>
    public NamedBuffer BatchInputs { get; }

    /// <summary>The gradients with respect to the inputs of the whole batch; null if the network does not declare them.</summary>
    public NamedBuffer? InputGradients { get; }

    /// <summary>The rows of a batch, or of the samples to predict.</summary>
    public Extent.Variable Rows { get; }

    /// <summary>The rows of a batch, as the gradients of the parameters are summed over them.</summary>
    public Extent SummedRows { get; }

    /// <summary>Layers from the inputs to the outputs.</summary>
    public IReadOnlyList<LayerPlan> Layers { get; }

    public LayerPlan Last => Layers[Layers.Count - 1];

    public LossStage Loss { get; }

    public UpdateStage Update { get; }

    /// <summary>Whether backpropagation and update are one pass.</summary>
    public bool HasFusedStep => Spec.Gradient.AllowsFusion;

    /// <summary>Samples of a large batch that pass through all layers together; 0 if batches are not divided.</summary>
    public int BatchTile { get; }

    /// <summary>Whether kernels that sum over rows can continue from the sums of earlier rows.</summary>
    public bool DividesBatches => BatchTile > 0;

    /// <summary>Floats of the parameters that belong to trained layers.</summary>
    public int TrainedLength => Last.WorkStart + Last.WorkLength;

    /// <summary>What a training step computes.</summary>
    public StepCost Cost => new(this);

    /// <summary>Every kernel, in the order of emission.</summary>
    public IEnumerable<KernelPlan> Kernels =>
    [
        .. Layers.SelectMany(layer => layer.ForwardKernels),
        .. Loss.Kernels,
        .. Layers.Reverse().SelectMany(layer => layer.BackwardKernels),
        Update.Kernel,
    ];

    /// <summary>The activations that its kernels compute, each once.</summary>
    public IEnumerable<ActivationUse> Activations => Layers
        .Where(layer => layer.Activation.HasDerivative)
        .GroupBy(layer => layer.Spec.Activation)
        .Select(layers => new ActivationUse(layers.Key, layers.Any(layer => layer.IsReachedBackward)));

    /// <summary>The calls of kernels in every pass.</summary>
    public ProgramPlan Program => _program.Value;

    private NamedBuffer TakeInputGradients() =>
        Workspace.TakeRows(nameof(InputGradients), Layout.Layers[0].InputGradientStride) with { RowVariable = ProgramPlan.FirstRow };

    private LayerPlan[] PlanLayers()
    {
        var layers = new LayerPlan[Layout.Layers.Length];
        for (int i = 0; i < layers.Length; i++)
        {
            layers[i] = new LayerPlan(this, Layout.Layers[i], previous: i == 0 ? null : layers[i - 1]);
        }

        return layers;
    }
}
