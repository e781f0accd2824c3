using System.Reflection;
using AdamKernels.Tool;
using Spectre.Console.Cli;

// The parser would take the next argument for the value of an option that it does not know, and miss another one.
if (args.FirstOrDefault(argument => argument is ['-', _, ..] and not ("-h" or "--help" or "-v" or "--version")) is { } option)
{
    string shown = Text.Printable(option);
    Console.Error.WriteLine($"Unknown option '{shown}'. If it is a path, write ./{shown}.");
    return (int)Verdict.Incomparable;
}

var app = new CommandApp();
app.Configure(configuration =>
{
    configuration.SetApplicationName("adamkernels");

    // Without the commit after the plus sign.
    configuration.SetApplicationVersion(
        typeof(Verdict).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]);
    configuration.AddCommand<CompareCommand>("compare")
        .WithDescription("Finds the first step, layer and number in which two trainings differ.")
        .WithExample("compare", "a.fingerprints", "b.fingerprints")
        .WithExample("compare", "a.ckpt", "b.ckpt");
    configuration.AddCommand<FingerprintCommand>("fingerprint")
        .WithDescription("Prints the fingerprints of a network's file or a checkpoint.")
        .WithExample("fingerprint", "run.ckpt");
    configuration.SetExceptionHandler((error, _) =>
    {
        Console.Error.WriteLine(error.Message);
        return (int)Verdict.Incomparable;
    });
});
return app.Run(args);
