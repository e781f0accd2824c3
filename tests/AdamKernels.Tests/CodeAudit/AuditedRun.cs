namespace AdamKernels.Tests.CodeAudit;

/// <summary>Runs the probe with every kernel once, and reads what the just-in-time compiler made of them.</summary>
internal static class AuditedRun
{
    /// <summary>The path that the probe took, and the code of its kernels.</summary>
    /// <param name="setting">An environment variable as NAME=VALUE that forces a path, or empty for none.</param>
    public static async Task<(VectorPath Path, Disassembly Code)> RunAsync(string setting)
    {
        string file = Path.GetTempFileName();
        try
        {
            // A star stands for any text, also for the namespace before the name of the class.
            string[] settings =
            [
                $"DOTNET_JitStdOutFile={file}",
                "DOTNET_JitDisasm=*Kernels:* *[*Kernels]:*",
                "DOTNET_JitDisasmSummary=1",

                // Without the first tier, kernels that forgot to ask for all optimizations would get them here, but not in a program.
                "DOTNET_TieredCompilation=1",

                // A second thread would compile again what was called often, and write its listings between the lines of this one's. When
                // it begins depends on the load of the machine; here an hour after the start (the number is hexadecimal).
                "DOTNET_TC_CallCountingDelayMs=36EE80",
            ];
            string[] lines = await ChildProcess.RunAsync(
                [.. settings, .. setting.Length > 0 ? [setting] : Array.Empty<string>()], ["kernels"]);
            return (Enum.Parse<VectorPath>(lines[0].Split(' ')[1]), Disassembly.Parse(File.ReadLines(file)));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
