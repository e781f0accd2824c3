using AdamKernels.Tool;
using Spectre.Console.Cli;

var app = new CommandApp();
app.Configure(configuration =>
{
    configuration.SetApplicationName("adamkernels");
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
