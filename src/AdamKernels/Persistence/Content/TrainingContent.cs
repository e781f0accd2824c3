using System.Text.Json;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// What a checkpoint holds: numbers first, which are of 8 bytes each; then parameters, states of the optimizer, gradients that wait, and
/// the parameters of the best epoch.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="description">What its type declares.</param>
/// <param name="buffers">States and gradients.</param>
/// <param name="best">The parameters of the best epoch.</param>
internal sealed class TrainingContent(
    NetworkContent network, NetworkDescription description, TrainingBuffers buffers, BestParameters best)
{
    private readonly string[] _gradientNames = Names(description, "gradients");
    private readonly string[] _bestNames = Names(description, "best");

    /// <summary>The names of each state: of the moving average, and of the states of the optimizer by their index.</summary>
    private readonly string[][] _stateNames =
    [
        .. Enumerable.Range(0, description.StateCount)
            .Select(i => Names(description, i == description.AverageState ? "average" : FormattableString.Invariant($"state{i}"))),
    ];

    /// <summary>What is written with the numbers of a training.</summary>
    public Part With(TrainerState state) => new(this, state);

    private static string[] Names(NetworkDescription description, string prefix) =>
        [.. description.Blocks.Select(block => $"{prefix}.{block.Name}")];

    /// <summary>The content with numbers: those of the trainer, or others that are read.</summary>
    internal readonly struct Part(TrainingContent content, TrainerState state) : IFileContent
    {
        public void WriteMetadata(Utf8JsonWriter json) => content.WriteMetadata(json);

        public void Accept<TVisitor>(ref TVisitor visitor)
            where TVisitor : struct, ITensorVisitor, allows ref struct => content.Accept(state, ref visitor);
    }

    private void WriteMetadata(Utf8JsonWriter json)
    {
        json.WriteString(FileMetadata.ContentName, FileMetadata.TrainingContent);
        network.WriteDeclaration(json);
    }

    private void Accept<TVisitor>(TrainerState state, ref TVisitor visitor)
        where TVisitor : struct, ITensorVisitor, allows ref struct
    {
        state.Accept(ref visitor);
        network.Accept(ref visitor);
        for (int i = 0; i < _stateNames.Length; i++)
        {
            Accept(ref visitor, _stateNames[i], buffers.State(i));
        }

        if (state.PendingBatches > 0)
        {
            Accept(ref visitor, _gradientNames, buffers.Gradients);
        }

        if (state.Fit is { HasBest: true })
        {
            best.Prepare();
            Accept(ref visitor, _bestNames, best.Copy);
        }
    }

    private void Accept<TVisitor>(ref TVisitor visitor, string[] names, AlignedBuffer buffer)
        where TVisitor : struct, ITensorVisitor, allows ref struct
    {
        for (int i = 0; i < names.Length; i++)
        {
            visitor.Visit(names[i], description.Blocks[i], buffer);
        }
    }
}
