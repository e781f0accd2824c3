using AdamKernels;

namespace SampleKit.Reporting;

/// <summary>The lines of a table that grows with each epoch.</summary>
/// <param name="epochs">Epochs of the whole run.</param>
internal sealed class EpochTable(int epochs)
{
    private const string Gap = "  ";

    private readonly EpochColumn[] _all =
    [
        new("epoch", "epoch", $"{epochs}/{epochs}".Length, (epoch, _) => $"{epoch.Epoch}/{epochs}"),
        new("loss", "loss", 8, (epoch, _) => Figures.Number(epoch.Loss)),
        new("validation loss", "val. loss", 8, (epoch, _) => Figures.Number(epoch.ValidationLoss))
        {
            Exists = epoch => !double.IsNaN(epoch.ValidationLoss) || !double.IsNaN(epoch.ValidationAccuracy),
        },
        new("validation accuracy", "val. acc.", 8, (epoch, _) => Figures.Number(epoch.ValidationAccuracy))
        {
            Exists = epoch => !double.IsNaN(epoch.ValidationAccuracy),
        },
        new("learning rate", "rate", 8, (epoch, _) => Figures.Rate(epoch.LearningRate)),
        new("time", "time", 7, (_, elapsed) => elapsed is { } time ? Figures.Time(time) : "-"),
    ];

    private (EpochColumn Column, string Title)[]? _columns;

    /// <summary>The lines for an epoch: its row, and before the first one the titles.</summary>
    /// <param name="epoch">The epoch.</param>
    /// <param name="elapsed">The time of the training when it ended; null if another process ran it.</param>
    /// <param name="width">Characters that a line may have. The first epoch decides on the columns.</param>
    public IEnumerable<string> Add(EpochResult epoch, TimeSpan? elapsed, int width)
    {
        bool isFirst = _columns is null;
        _columns ??= Choose(epoch, width);
        string row = Line(cell => cell.Column.Text(epoch, elapsed));
        return isFirst ? [Line(cell => cell.Title), row] : [row];
    }

    /// <summary>Long titles if they fit, otherwise short ones and as many columns as fit, at least the first.</summary>
    private (EpochColumn Column, string Title)[] Choose(EpochResult first, int width)
    {
        EpochColumn[] existing = [.. _all.Where(column => column.Exists(first))];
        (EpochColumn, string)[] columns = [.. existing.Select(column => (column, column.Title))];
        if (Length(columns) <= width)
        {
            return columns;
        }

        columns = [.. existing.Select(column => (column, column.ShortTitle))];
        int count = Enumerable.Range(1, columns.Length).Last(count => count == 1 || Length(columns[..count]) <= width);
        return columns[..count];
    }

    private static int Length((EpochColumn Column, string Title)[] columns) =>
        columns.Sum(WidthOf) + Gap.Length * (columns.Length - 1);

    private static int WidthOf((EpochColumn Column, string Title) cell) => Math.Max(cell.Column.MinWidth, cell.Title.Length);

    private string Line(Func<(EpochColumn Column, string Title), string> text) =>
        string.Join(Gap, _columns!.Select(cell => text(cell).PadLeft(WidthOf(cell))));
}
