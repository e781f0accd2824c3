using AdamKernels.Tests.Determinism;

namespace AdamKernels.Tests.CodeAudit;

/// <summary>Runs the probe with every kernel once, and reads what the just-in-time compiler made of them.</summary>
internal static class AuditedRun
{
    /// <summary>The path that the probe took, and the code of its kernels.</summary>
    /// <param name="setting">An environment variable as NAME=VALUE that forces a path, or empty for none.</param>
    public static (VectorPath Path, Disassembly Code) Run(string setting)
    {
        string file = Path.GetTempFileName();
        try
        {
            // A star stands for any text, also for the namespace before the name of the class.
            string[] settings =
            [
                $"DOTNET_JitStdOutFile={file}",
                "DOTNET_JitDisasm=*Kernels:*",
                "DOTNET_JitDisasmSummary=1",

                // Without the first tier, kernels that forgot to ask for all optimisations would get them here, but not in a program.
                "DOTNET_TieredCompilation=1",
            ];
            string[] lines = ChildProcess.Run([.. settings, .. setting.Length > 0 ? [setting] : Array.Empty<string>()], ["kernels"]);
            return (Enum.Parse<VectorPath>(lines[0].Split(' ')[1]), Disassembly.Parse(File.ReadLines(file)));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
