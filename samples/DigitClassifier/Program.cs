using AdamKernels;
using AdamKernels.Plots;
using DigitSample.CommandLine;
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
            TrainingResult result = options.Load is null ? Train(options) : Test(options, options.Load);

            // Spectre would wrap the line at the terminal's width.
            Console.Out.WriteLine(DigitResultLine.Format(
                result.Test.Accuracy, result.Test.Loss, result.Steps, result.Elapsed, result.BytesPerStep, result.ParameterHash));
        }
    });

    private static TrainingResult Train(SampleOptions options)
    {
        if (options.Plot is not null)
        {
            PngFile.CheckPath(options.Plot);
        }

        if (options.Save is not null)
        {
            OutputFile.CheckPath(options.Save);
        }

        DigitData data = Read(options);
        using CheckpointFolder? checkpoints = Checkpoints.Open(options);
        Console.Out.WriteLine($"784-128-10 network, {data.Training.Count} digits to train, {data.Test.Count} to test ({data.Source})");
        var run = new TrainingRun(options, data, checkpoints);
        TrainingResult result = run.Run();
        if (options.Save is not null)
        {
            run.Network.Save(options.Save);
            Console.Out.WriteLine($"wrote {options.Save}");
        }

        if (options.Plot is not null)
        {
            PngFile.Save(options.Plot, () => Plot.Curves(result.Epochs, "784-128-10 network on digits"), Console.Out);
        }

        return result;
    }

    private static TrainingResult Test(SampleOptions options, string path)
    {
        DigitClassifier network = InputFile.Read(path, () => DigitClassifier.Load(path));
        DigitData data = Read(options);
        Console.Out.WriteLine($"784-128-10 network of {path}, {data.Test.Count} digits to test ({data.Source})");
        return TrainingResult.OfLoaded(network, data.Test);
    }

    private static DigitData Read(SampleOptions options) =>
        options.Data is null ? DigitData.Draw(options.Seed) : DigitData.ReadMnist(options.Data);
}
