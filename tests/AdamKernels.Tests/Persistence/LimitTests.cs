using System.Text.Json;
using AdamKernels.Runtime;
using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Persistence;

/// <summary>What a file cannot hold is refused before anything is written.</summary>
public sealed class LimitTests
{
    [Fact]
    public void A_file_has_at_most_8192_tensors()
    {
        using var image = new FileImage();
        Assert.True(image.Begin(new Tensors(8192, Rows: 0)) > 0);
        Assert.Equal(
            "Expected at most 8192 tensors, but there would be 8193.",
            Assert.Throws<CheckpointException>(() => image.Begin(new Tensors(8193, Rows: 0))).Message);
    }

    [Fact]
    public void A_file_is_no_longer_than_an_array()
    {
        using var image = new FileImage();
        string message = Assert.Throws<CheckpointException>(() => image.Begin(new Tensors(1, Rows: 1 << 28))).Message;
        Assert.StartsWith("Expected a file of at most 2147483591 bytes, but this one would have 21474", message);
    }

    [Fact]
    public void A_declaration_has_at_most_65536_characters()
    {
        using var image = new FileImage();
        int Begin(int length) => image.Begin(ContentOf(new RegressionAdam(seed: 1), Describe<RegressionAdam>(length)));

        Assert.True(Begin(65_536) > 65_536);
        Assert.Equal(
            "Expected a declaration of at most 65536 characters, but that of the network has 65537.",
            Assert.Throws<CheckpointException>(() => Begin(65_537)).Message);
    }

    /// <summary>A clipped gradient can leave NaN where no parameter is. Fails when it gets into a file, or outlives a load.</summary>
    [Fact]
    public void Padding_may_be_anything()
    {
        var network = new RegressionAdam(seed: 1);
        FillPadding(network, float.NaN);
        using var saved = new MemoryStream();
        network.Save(saved);
        network.LoadFrom(saved.ToArray());
        Assert.DoesNotContain(float.NaN, ParametersOf(network));
    }

    /// <summary>Such a number comes from a file: batches wait only where gradients are accumulated.</summary>
    [Fact]
    public void No_batch_waits_without_accumulation()
    {
        NetworkDescription description = Descriptions.DescriptionOf<RegressionAdam>();
        var hyperparameters = new Hyperparameters(DeclaredHyperparameters.Of<RegressionAdam>(), description.Layers);
        var state = new TrainerState(hyperparameters) { PendingBatches = 1 };
        string message = Assert.Throws<CheckpointException>(
            () => state.Check(new ArgumentChecks(typeof(RegressionAdam), description), batchesPerUpdate: 1)).Message;
        Assert.Equal("Expected trainer.pending_batches to be 0 for a network that does not accumulate gradients, but it is 1.", message);
    }

    private static void FillPadding<TNetwork>(TNetwork network, float value)
        where TNetwork : class, INetwork<TNetwork>
    {
        Span<float> all = network.Parameters.Span;
        all.Fill(value);
        foreach (ParameterBlock block in TNetwork.Description.Blocks)
        {
            block.CopyFrom(new float[block.Count], all);
        }

        Assert.Contains(value, all.ToArray());
    }

    private static float[] ParametersOf<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork> => network.Parameters.Span.ToArray();

    private static NetworkContent ContentOf<TNetwork>(TNetwork network, NetworkDescription description)
        where TNetwork : class, INetwork<TNetwork> =>
        new(network, description, network.Parameters, [.. description.Blocks.Select((_, i) => $"{i}")]);

    private static NetworkDescription Describe<TNetwork>(int length)
        where TNetwork : class, INetwork<TNetwork>
    {
        NetworkDescription declared = TNetwork.Description;
        return new NetworkDescription
        {
            Model = new string('x', length),
            Training = declared.Training,
            Layers = declared.Layers,
            Loss = declared.Loss,
            MaxBatchSize = declared.MaxBatchSize,
            BufferLength = declared.BufferLength,
            StateCount = declared.StateCount,
            TrainedLength = declared.TrainedLength,
            Work = declared.Work,
            WorkspaceLength = declared.WorkspaceLength,
            InputOffset = declared.InputOffset,
            OutputOffset = declared.OutputOffset,
            TargetOffset = declared.TargetOffset,
            OutputGradientOffset = declared.OutputGradientOffset,
            OutputStride = declared.OutputStride,
            LearningRate = declared.LearningRate,
            ParameterCount = declared.ParameterCount,
        };
    }

    /// <summary>Tables of one column, of which only the header is composed.</summary>
    private readonly record struct Tensors(int Count, long Rows) : IFileContent
    {
        public void WriteMetadata(Utf8JsonWriter json)
        {
        }

        public void Accept<TVisitor>(ref TVisitor visitor)
            where TVisitor : struct, ITensorVisitor, allows ref struct
        {
            double[] none = [];
            for (int i = 0; i < Count; i++)
            {
                visitor.VisitTable($"{i}", ref none, Rows, columns: 1);
            }
        }
    }
}
