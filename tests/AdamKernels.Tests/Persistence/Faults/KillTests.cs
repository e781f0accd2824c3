using System.Buffers;
using System.Diagnostics;
using System.Security.Cryptography;
using AdamKernels.PathProbe;
using Xunit.Abstractions;

namespace AdamKernels.Tests.Persistence.Faults;

/// <summary>Processes that are killed while they save.</summary>
[Trait("Category", "Slow")]
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    /// <summary>Processes at once.</summary>
    private const int Savers = 2;

    /// <summary>After the first save. Many saves take place in that time.</summary>
    private const int MaxDelay = 40;

    private static readonly int s_kills = SlowTests.IsOnDemand ? 1000 : SlowTests.AreOn ? 50 : 10;

    private readonly TemporaryFolder _folder = new();
    private readonly Trainer<Digits> _reference = SavingRun.Start();
    private readonly List<byte[]> _versions = [];
    private int _within;

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// Each process begins anew over the file that the one before has left. The file is always a version that one of them saved, bit for
    /// bit. Fails when the file itself is written.
    /// </summary>
    [SkippableFact]
    public async Task A_killed_process_leaves_the_old_file_or_the_new_one()
    {
        Skip.If(OperatingSystem.IsWindows(), "SIGKILL is of Unix.");
        await Task.WhenAll(Enumerable.Range(0, Savers).Select(i => Task.Run(() => KillAsync(i, s_kills / Savers))));

        // Otherwise nothing is shown. Ten kills may all come between two saves.
        Assert.True(_within > 0 || s_kills <= 10, $"None of {s_kills} kills was within a save.");
        output.WriteLine($"{s_kills} kills, {_within} within a save; up to {_versions.Count} saves before one");
    }

    private async Task KillAsync(int saver, int kills)
    {
        string path = _folder.PathOf($"{saver}.ckpt");
        var random = new Random(saver);
        Process process = ChildProcess.Start([], "save", path);
        try
        {
            for (int kill = 1; kill <= kills; kill++)
            {
                string? line;
                do
                {
                    line = await process.StandardOutput.ReadLineAsync();
                }
                while (line is not null && line != "saved");
                Assert.True(line is not null, "The process ended before it had saved.");
                await Task.Delay(random.Next(MaxDelay));
                process.Kill();
                await process.WaitForExitAsync();
                byte[] file = File.ReadAllBytes(path);

                // There is at most the one that this process has left: a save deletes what others did.
                int partial = Directory.GetFiles(_folder.Path, $"{saver}.ckpt.*{AtomicFile.PartialSuffix}").Length;
                Assert.InRange(partial, 0, 1);
                Interlocked.Add(ref _within, partial);
                if (kill < kills)
                {
                    process.Dispose();
                    process = ChildProcess.Start([], "save", path);
                }

                AssertIsVersion(file);
            }
        }
        finally
        {
            process.Kill();
            process.Dispose();
        }
    }

    private void AssertIsVersion(byte[] file)
    {
        var trainer = new Trainer<Digits>(new Digits(seed: 2));
        trainer.LoadCheckpoint(file);
        Assert.InRange(trainer.StepCount, 1, 1_000_000);
        lock (_versions)
        {
            while (_versions.Count < trainer.StepCount)
            {
                SavingRun.Step(_reference);
                var version = new ArrayBufferWriter<byte>();
                _reference.SaveCheckpoint(version);
                _versions.Add(SHA256.HashData(version.WrittenSpan));
            }

            Assert.Equal(_versions[(int)trainer.StepCount - 1], SHA256.HashData(file));
        }
    }
}
