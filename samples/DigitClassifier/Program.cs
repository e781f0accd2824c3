using AdamKernels.Plots;
using DigitSample.CommandLine;
using DigitSample.Reporting;
using DigitSample.Training;
using SampleKit.CommandLine;
using SampleKit.Data;
using SampleKit.Reporting;

namespace DigitSample;

internal static class Program
{
    private static int Main(string[] arguments) => ExitCode.Of(() =>
    {
        SampleOptions? options = SampleCommand.Parse(arguments, Console.Out);
        if (options is not null)
        {
            Run(options);
        }
    });

    private static void Run(SampleOptions options)
    {
        if (options.Plot is not null)
        {
            PngFile.CheckPath(options.Plot);
        }

        DigitData data = options.Data is null ? DigitData.Draw(options.Seed) : DigitData.ReadMnist(options.Data);
        Console.Out.WriteLine($"784-128-10 network, {data.Training.Count} digits to train, {data.Test.Count} to test ({data.Source})");
        TrainingResult result = new TrainingRun(options, data).Run();
        if (options.Plot is not null)
        {
            PngFile.Save(options.Plot, () => Plot.Curves(result.Epochs, "784-128-10 network on digits"), Console.Out);
        }

        // Spectre would wrap the line at the terminal's width.
        Console.Out.WriteLine(ResultLine.Format(result));
    }
}
