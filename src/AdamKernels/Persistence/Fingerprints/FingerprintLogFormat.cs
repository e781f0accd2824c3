using System.Globalization;
using System.Text;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// The text of a log of fingerprints: a header of lines that begin with <c>#</c>, then a line per logged step, whose fields are separated
/// by spaces. Hashes have 16 hexadecimal digits, and the bits of a loss 8.
/// </summary>
internal static class FingerprintLogFormat
{
    /// <summary>The first line.</summary>
    public const string FirstLine = "# adamkernels fingerprints 1";

    /// <summary>The first line in any version.</summary>
    public const string Prefix = "# adamkernels fingerprints";

    public const string ModelPrefix = "# model ";
    public const string TrainingPrefix = "# training ";
    public const string HashPrefix = "# declaration_hash ";

    /// <summary>Not in the hash: a checkpoint may be loaded with another one.</summary>
    public const string MaxBatchSizePrefix = "# max_batch_size ";

    /// <summary>The names of the fields in front of the parts.</summary>
    public const string FieldsPrefix = "# step fingerprint loss ";

    /// <summary>Stands for the loss in the line of the state that a log begins with.</summary>
    public const string NoLoss = "-";

    /// <summary>The name of the part that is no layer: numbers of the trainer, and standardizations.</summary>
    public const string NumbersName = "numbers";

    /// <summary>The header of a log.</summary>
    public static string Header(NetworkDescription description) =>
        $"""
        {FirstLine}
        {ModelPrefix}{description.Model}
        {TrainingPrefix}{description.Training}
        {HashPrefix}{DeclarationHash.Of(description)}
        {MaxBatchSizePrefix}{description.MaxBatchSize}
        {FieldsPrefix}{NumbersName} {string.Join(' ', Enumerable.Range(1, description.Layers.Length).Select(LayerName))}

        """.ReplaceLineEndings("\n");

    /// <summary>The line of a step.</summary>
    /// <param name="step">Number of updates made.</param>
    /// <param name="fingerprint">The fingerprint of the trainer.</param>
    /// <param name="loss">The loss of the last batch; null for none.</param>
    /// <param name="parts">The fingerprints of the parts.</param>
    public static string Line(long step, ulong fingerprint, float? loss, ReadOnlySpan<XxHash64> parts)
    {
        var line = new StringBuilder();
        line.Append(CultureInfo.InvariantCulture, $"{step} {fingerprint:x16} ");
        line.Append(loss is { } value ? BitConverter.SingleToUInt32Bits(value).ToString("x8", CultureInfo.InvariantCulture) : NoLoss);
        foreach (XxHash64 part in parts)
        {
            line.Append(CultureInfo.InvariantCulture, $" {part.Value:x16}");
        }

        return line.Append('\n').ToString();
    }

    private static string LayerName(int number) => string.Create(CultureInfo.InvariantCulture, $"layer{number}");
}
