using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Program;
using CsCheck;

namespace AdamKernels.Generators.Tests.Planning;

/// <summary>Which values and gradients of a layer share a place, and what the places are called.</summary>
public sealed class StagePlacesTests
{
    /// <summary>Fails when a stage overwrites what the backward pass reads, or takes a place although nothing does.</summary>
    [Theory]
    [InlineData(Activation.Identity, "", "Outputs2 Delta2")]
    [InlineData(Activation.Relu, "", "Outputs2 Delta2")]
    [InlineData(Activation.Tanh, "", "Outputs2 Delta2")]
    [InlineData(Activation.Gelu, "", "Outputs2 Sums2 Delta2")]
    [InlineData(Activation.Identity, "Dropout", "Outputs2 Delta2")]
    [InlineData(Activation.Tanh, "Dropout", "Outputs2 Activations2 Delta2")]
    [InlineData(Activation.Gelu, "Dropout", "Outputs2 Sums2 Delta2")]
    [InlineData(Activation.Identity, "Residual", "Outputs2 Delta2")]
    [InlineData(Activation.Tanh, "Residual", "Outputs2 Activations2 Delta2 OutputGradient2")]
    [InlineData(Activation.Identity, "Dropout Residual", "Outputs2 Delta2 OutputGradient2")]
    [InlineData(Activation.Gelu, "Dropout Residual", "Outputs2 Sums2 Delta2 OutputGradient2")]
    [InlineData(Activation.Identity, "LayerNorm", "Outputs2 Normalized2 Delta2 OutputGradient2 InverseDeviation2 GainProduct2")]
    [InlineData(Activation.Tanh, "LayerNorm", "Outputs2 Normalized2 Delta2 ScaledGradient2 InverseDeviation2 GainProduct2")]
    [InlineData(Activation.Gelu, "LayerNorm", "Outputs2 Scaled2 Normalized2 Delta2 ScaledGradient2 InverseDeviation2 GainProduct2")]
    [InlineData(Activation.Identity, "LayerNorm Residual", "Outputs2 Normalized2 Delta2 OutputGradient2 InverseDeviation2 GainProduct2")]
    [InlineData(
        Activation.Tanh,
        "LayerNorm Dropout Residual",
        "Outputs2 Activations2 Normalized2 Delta2 ScaledGradient2 OutputGradient2 InverseDeviation2 GainProduct2")]
    public void A_stage_works_in_place_unless_something_is_kept(Activation activation, string options, string expected)
    {
        NetworkSpec spec = Specs.Create([3, 5, 5, 2], maxBatchSize: 4);
        LayerSpec[] layers = [.. spec.Layers];
        layers[1] = layers[1] with
        {
            Declaration = new DenseAttribute(5, activation)
            {
                LayerNorm = options.Contains("LayerNorm", StringComparison.Ordinal),
                Dropout = options.Contains("Dropout", StringComparison.Ordinal) ? 0.5 : 0,
                Residual = options.Contains("Residual", StringComparison.Ordinal),
            },
        };
        var plan = new NetworkPlan(spec with { Layers = new EquatableArray<LayerSpec>(layers) });

        IEnumerable<string> names = plan.Program.Buffers
            .Where(buffer => buffer.Arena == Arena.Workspace && buffer.Name.EndsWith('2'))
            .Select(buffer => buffer.Name);
        Assert.Equal(expected, string.Join(" ", names));
    }

    /// <summary>Fails when two buffers overlap: kernels load and store whole vectors without a check.</summary>
    [Fact]
    public void Buffers_start_on_a_cache_line_and_do_not_overlap() => Specs.Any.Sample(spec =>
    {
        ProgramPlan program = new NetworkPlan(spec).Program;
        NamedBuffer[] buffers = [.. program.Buffers.Where(buffer => buffer.Arena == Arena.Workspace)];
        Assert.Equal(buffers.Length, buffers.Select(buffer => buffer.Offset).Distinct().Count());
        Assert.All(buffers, buffer => Assert.Equal(0, buffer.Offset % BufferLayout.Alignment));
        int[] ends = [.. buffers.Skip(1).Select(buffer => buffer.Offset), program.WorkspaceLength];
        Assert.All(buffers.Zip(ends), pair => Assert.InRange(pair.First.Offset + Length(spec, pair.First.Name), 0, pair.Second));
    });

    /// <summary>Fails when values or gradients get places that no option of their layer asks for.</summary>
    [Fact]
    public void No_more_memory_is_taken_than_the_declaration_asks_for() => Specs.Any.Sample(spec =>
    {
        var plan = new NetworkPlan(spec);
        int places = plan.Layers.Sum(layer => Places(layer.Spec, layer.Activation) * spec.MaxBatchSize * layer.Layout.OutputStride);
        int deviations = plan.Layers.Count(layer => layer.Spec.IsNormalized) * BufferLayout.Pad(spec.MaxBatchSize);
        int transposed = plan.Layers
            .Where(layer => layer.Layout.InputGradient == InputGradientForm.FromTransposed)
            .Sum(layer => layer.Spec.Outputs * BufferLayout.TransposedStride(layer.Spec));
        int inputs = BufferLayout.Pad(spec.MaxBatchSize * spec.InputCount);
        int targets = spec.MaxBatchSize * plan.Layout.Last.OutputStride;
        int terms = plan.Loss.IsComputed ? targets : 0;
        Assert.Equal(inputs + places + deviations + transposed + targets + terms, plan.Workspace.Length);
    });

    /// <summary>Fails when memory is reserved for updates that do not wait.</summary>
    [Theory]
    [InlineData(typeof(AdamAttribute), 32, true)]
    [InlineData(typeof(AdamAttribute), 4, true)]
    [InlineData(typeof(AdamAttribute), 2, false)]
    [InlineData(typeof(SgdAttribute), 32, false)]
    public void Only_updates_that_wait_take_memory_for_it(Type optimizer, int width, bool expected)
    {
        NetworkSpec spec = Specs.Create([2, width, width, width, 2], optimizer: (OptimizerAttribute)Activator.CreateInstance(optimizer)!);
        Assert.Equal(expected ? 512 : 0, new NetworkPlan(spec).Program.PendingLength);
    }

    /// <summary>Rows of the layer's width for each sample: stated from the options, not from the facts of stages.</summary>
    private static int Places(LayerSpec layer, ActivationTraits activation)
    {
        bool changesResult = layer.Drops || layer.IsResidual;
        bool changesGradient = layer.Drops || activation.HasDerivative;
        bool keepsResult = changesResult && activation is { HasDerivative: true, DerivativeReadsArgument: false };
        return 2
            + (keepsResult ? 1 : 0)
            + (activation.DerivativeReadsArgument ? 1 : 0)
            + (layer.IsNormalized ? 3 : 0)
            + (layer.IsResidual && changesGradient ? 1 : 0);
    }

    /// <summary>The floats that kernels use of a buffer.</summary>
    private static int Length(NetworkSpec spec, string name)
    {
        string kind = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        LayerSpec layer = kind == name ? spec.Layers[^1] : spec.Layers[name[^1] - '1'];
        return kind switch
        {
            "InverseDeviation" => spec.MaxBatchSize,
            "Transposed" => layer.Outputs * BufferLayout.TransposedStride(layer),
            _ => spec.MaxBatchSize * BufferLayout.Pad(layer.Outputs),
        };
    }
}
