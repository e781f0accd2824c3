using System.Runtime.InteropServices;
using AdamKernels.Runtime;

namespace AdamKernels.Conformance;

/// <summary>The lines of a training: hashes of all that it has made so far.</summary>
internal sealed class Report<TNetwork>(TrainingWorkers? workers)
    where TNetwork : class, INetwork<TNetwork>
{
    private const int PredictedRows = 50;
    private const ulong PredictedSeed = 99;

    private static readonly NetworkDescription Description = TNetwork.Description;

    private readonly List<string> _lines = [];
    private XxHash64 _losses = new();

    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Adds the loss of a step.</summary>
    public void AddLoss(float loss) => _losses.Append(MemoryMarshal.AsBytes([loss]));

    /// <summary>Adds what an epoch tells after its last step, which follows the line of that step unless it is the last one.</summary>
    public void AddEpoch(EpochResult epoch)
    {
        // Without validation there is no such loss, and NaN has more than one form.
        double validation = double.IsNaN(epoch.ValidationLoss) ? 0 : epoch.ValidationLoss;
        _losses.Append(MemoryMarshal.AsBytes([epoch.Loss, validation, epoch.LearningRate]));
    }

    /// <summary>Adds the gradients with respect to the inputs of the last step, if the network declares them.</summary>
    public void AddInputGradients(Trainer<TNetwork> trainer)
    {
        if (Description.InputGradientStride > 0)
        {
            _losses.Append(MemoryMarshal.AsBytes(trainer.GetInputGradients()));
        }
    }

    /// <summary>Adds a line with hashes of what there is now.</summary>
    public void AddLine(Trainer<TNetwork> trainer, int step)
    {
        float[][] state = [.. trainer.CanonicalState()];
        string[] columns =
        [
            typeof(TNetwork).Name, $"{step}", Hash(state[0]), Hash([.. state[1..].SelectMany(values => values)]), Text(_losses.Value),
            Hash(Predict(trainer.Network)), Probabilities(trainer.Network),
        ];
        _lines.Add(string.Join(' ', columns));
    }

    private float[] Predict(TNetwork network)
    {
        float[] inputs = RandomSamples.Inputs(Description, PredictedRows, PredictedSeed);
        var outputs = new float[PredictedRows * Description.OutputCount];
        if (workers is null)
        {
            network.Predict(inputs, outputs);
        }
        else
        {
            workers.Predict(network, inputs, outputs);
        }

        return outputs;
    }

    private static string Probabilities(TNetwork network)
    {
        if (network is not IProbabilisticNetwork probabilistic)
        {
            return "-";
        }

        var probabilities = new float[PredictedRows * Description.OutputCount];
        probabilistic.PredictProbabilities(RandomSamples.Inputs(Description, PredictedRows, PredictedSeed), probabilities);
        return Hash(probabilities);
    }

    private static string Hash(float[] values) => Finite.All(values)
        ? Text(XxHash64.Of(MemoryMarshal.AsBytes(values.AsSpan())))
        : throw new InvalidOperationException($"{typeof(TNetwork).Name} has values that are not finite: a NaN has more than one form.");

    private static string Text(ulong hash) => $"{hash:x16}";
}
