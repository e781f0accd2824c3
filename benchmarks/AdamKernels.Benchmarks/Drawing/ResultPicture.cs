namespace AdamKernels.Benchmarks.Drawing;

/// <summary>Draws a table of contenders.</summary>
internal static class ResultPicture
{
    /// <summary>Draws and writes the file.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="markdown">Text with the table in it.</param>
    /// <param name="path">Where the picture goes.</param>
    public static void Save(string title, string markdown, string path)
    {
        ResultTable table = ResultTable.Parse(markdown);
        TimeBars.Save(path, title, table.Cases,
        [
            .. table.Methods.Select((method, i) => new BarSeries(
                method, Look.OfContender(method, i), [.. table.Cases.Select(name => table.TimeOf(name, method))])),
        ]);
    }

    /// <summary>Draws tables that were saved earlier, each beside its file.</summary>
    /// <param name="files">Files such as train.md.</param>
    /// <returns>The exit code: 0 if all were drawn.</returns>
    public static int Redraw(string[] files)
    {
        foreach (string file in files)
        {
            if (!File.Exists(file))
            {
                Console.Error.WriteLine($"{file}: expected a saved table, found no file");
                return 1;
            }

            string text = File.ReadAllText(file);
            string picture = Path.ChangeExtension(file, ".png");
            try
            {
                Save(text.Split('\n')[0].Trim('#', ' ', '\r'), text, picture);
            }
            catch (FormatException exception)
            {
                Console.Error.WriteLine($"{file}: {exception.Message}");
                return 1;
            }

            Console.WriteLine($"Saved as {picture}");
        }

        return 0;
    }
}
