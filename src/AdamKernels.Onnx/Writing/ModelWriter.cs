using System.Reflection;
using AdamKernels.Onnx.Messages;
using AdamKernels.Onnx.Stages;
using AdamKernels.Runtime;

namespace AdamKernels.Onnx.Writing;

/// <summary>Writes networks.</summary>
internal static class ModelWriter
{
    /// <summary>What a model needs besides the numbers: names and shapes.</summary>
    private const int MaxGraphLength = 1 << 20;

    /// <summary>Writes a network.</summary>
    /// <exception cref="OnnxException">A parameter is not finite, or the model would be longer than 2 GiB.</exception>
    /// <exception cref="InvalidOperationException">A declared standardization was neither set nor learned.</exception>
    public static ModelProto Write<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        NetworkDescription description = TNetwork.Description;
        long length = (long)description.ParameterCount * sizeof(float);
        if (length > int.MaxValue - MaxGraphLength)
        {
            throw new OnnxException($"Expected parameters of less than 2 GiB to export, but those of the network have {length} bytes.");
        }

        var parameters = new CanonicalParameters(description);
        network.GetParameters(parameters.Values);
        parameters.CheckFinite();
        var writer = new GraphWriter(parameters);
        foreach (Stage stage in DeclaredStages.Of(description))
        {
            stage.Write(writer, network);
        }

        GraphProto graph = writer.Graph;
        graph.Name = typeof(TNetwork).Name;
        graph.Node[^1].Output[0] = OnnxModel.OutputName;
        graph.Input.Add(Rows(OnnxModel.InputName, description.InputCount));
        graph.Output.Add(Rows(OnnxModel.OutputName, description.OutputCount));
        return new ModelProto
        {
            IrVersion = OperatorSets.FormatOf(writer.OperatorSet),
            ProducerName = "AdamKernels",
            ProducerVersion = Version,
            Graph = graph,
            OpsetImport = { new OperatorSetIdProto { Version = writer.OperatorSet } },
            MetadataProps =
            {
                new StringStringEntryProto { Key = "adamkernels.model", Value = description.Model },
                new StringStringEntryProto { Key = "adamkernels.training", Value = description.Training },
            },
        };
    }

    /// <summary>The version of the package, without the commit.</summary>
    private static string Version => typeof(ModelWriter).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>A matrix with any number of rows.</summary>
    private static ValueInfoProto Rows(string name, int columns) => new()
    {
        Name = name,
        Type = new TypeProto
        {
            TensorType = new TypeProto.Types.Tensor
            {
                ElemType = TensorProto.Types.DataType.Float,
                Shape = new TensorShapeProto
                {
                    Dim =
                    {
                        new TensorShapeProto.Types.Dimension { DimParam = "batch" },
                        new TensorShapeProto.Types.Dimension { DimValue = columns },
                    },
                },
            },
        },
    };
}
