using System.Collections;
using System.Globalization;
using System.Runtime.InteropServices;

namespace AdamKernels;

/// <summary>The epochs of a Fit, the first one first. Two histories with the same epochs are equal.</summary>
public sealed class FitHistory : IReadOnlyList<EpochResult>, IEquatable<FitHistory>
{
    /// <summary>Early stopping may be meant to end a Fit whose number of epochs is merely very large.</summary>
    private const int MaxReserved = 1024;

    private readonly List<EpochResult> _epochs;

    /// <summary>Creates a history of epochs, for example of a training loop of your own.</summary>
    /// <param name="epochs">The epochs, the first one first.</param>
    public FitHistory(IEnumerable<EpochResult> epochs) => _epochs = [.. epochs];

    /// <summary>Creates the history of a Fit, with room for its epochs.</summary>
    internal FitHistory(int maxEpochs) => _epochs = new List<EpochResult>(Math.Min(maxEpochs, MaxReserved));

    /// <summary>Number of epochs.</summary>
    public int Count => _epochs.Count;

    /// <summary>An epoch.</summary>
    /// <param name="index">Its position, from 0; the number of the epoch, <see cref="EpochResult.Epoch"/>, is one more.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such epoch.</exception>
    public EpochResult this[int index] => _epochs[index];

    /// <summary>Writes the epochs as comma-separated values, in UTF-8.</summary>
    /// <inheritdoc cref="SaveCsv(TextWriter)" path="/remarks"/>
    /// <param name="path">The file, which is replaced if it exists.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written.</exception>
    public void SaveCsv(string path)
    {
        using var writer = new StreamWriter(path);
        SaveCsv(writer);
    }

    /// <summary>Writes the epochs as comma-separated values.</summary>
    /// <remarks>
    /// A line of names, then a line per epoch, each ended by a line feed. Numbers are in the invariant culture and read back as the same
    /// bits; a validation result that is not a number, as without validation, is empty.
    /// </remarks>
    /// <param name="writer">Receives the text. It is not closed.</param>
    public void SaveCsv(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("epoch,loss,step_count,validation_loss,validation_accuracy,learning_rate\n");
        foreach (EpochResult epoch in _epochs)
        {
            string loss = Number(epoch.ValidationLoss), accuracy = Number(epoch.ValidationAccuracy);
            writer.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{epoch.Epoch},{epoch.Loss},{epoch.StepCount},{loss},{accuracy},{epoch.LearningRate}\n"));
        }

        static string Number(double value) => double.IsNaN(value) ? "" : value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Enumerates the epochs. Allocates nothing.</summary>
    public List<EpochResult>.Enumerator GetEnumerator() => _epochs.GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(FitHistory? other) => other is not null && Epochs.SequenceEqual(other.Epochs);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FitHistory);

    /// <inheritdoc/>
    public override int GetHashCode() => Count == 0 ? 0 : HashCode.Combine(Count, _epochs[^1]);

    IEnumerator<EpochResult> IEnumerable<EpochResult>.GetEnumerator() => _epochs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _epochs.GetEnumerator();

    internal void Add(EpochResult epoch) => _epochs.Add(epoch);

    private ReadOnlySpan<EpochResult> Epochs => CollectionsMarshal.AsSpan(_epochs);
}
