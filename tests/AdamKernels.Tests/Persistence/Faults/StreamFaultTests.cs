using AdamKernels.Tests.Persistence.Damage;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Persistence.Faults;

/// <summary>Streams that fail: their exception arrives, and nothing has changed.</summary>
public sealed class StreamFaultTests
{
    private readonly byte[] _file = Subjects.File(new TwoToOne(seed: 2));
    private readonly byte[] _checkpoint = Subjects.CheckpointOf(new TwoToOne(seed: 2));

    [Fact]
    public async Task Reads_of_one_byte_give_the_whole_file()
    {
        int[] expected = Parameters(new TwoToOne(seed: 2));
        foreach (int maxRead in new[] { 1, 7, 100_000 })
        {
            Assert.Equal(expected, Parameters(TwoToOne.Load(Stream(_file, maxRead))));
            Assert.Equal(expected, Parameters(await TwoToOne.LoadAsync(Stream(_file, maxRead))));
            var trainer = new Trainer<TwoToOne>(new TwoToOne(seed: 1));
            trainer.LoadCheckpoint(Stream(_checkpoint, maxRead));
            Assert.Equal(expected, Parameters(trainer.Network));
            trainer = new Trainer<TwoToOne>(new TwoToOne(seed: 1));
            await trainer.LoadCheckpointAsync(Stream(_checkpoint, maxRead));
            Assert.Equal(expected, Parameters(trainer.Network));
        }
    }

    /// <summary>Of a stream without a length, memory for 64 KiB is reserved. Fails when what follows is lost.</summary>
    [Fact]
    public async Task A_stream_without_a_length_may_be_long()
    {
        WideInputs network = new WideInputs(seed: 2).WithIdentityScale();
        byte[] file = Subjects.File(network);
        Assert.InRange(file.Length, 200_000, 1_000_000);
        foreach (int maxRead in new[] { 1_000, 65_536, 1_000_000 })
        {
            Assert.Equal(file, Subjects.File(WideInputs.Load(Stream(file, maxRead))));
            Assert.Equal(file, Subjects.File(await WideInputs.LoadAsync(Stream(file, maxRead))));
        }
    }

    /// <summary>The last read is the one that finds the end.</summary>
    [Fact]
    public async Task A_load_may_fail_at_every_read()
    {
        const int MaxRead = 29;
        var trainer = new Trainer<TwoToOne>(new TwoToOne(seed: 1));
        var subject = new LoadSubject<TwoToOne>(trainer, isCheckpoint: true);
        for (int n = 1; n <= (_file.Length + MaxRead - 1) / MaxRead + 1; n++)
        {
            AssertFails(Assert.Throws<IOException>(() => trainer.Network.LoadFrom(Stream(_file, MaxRead, n))));
        }

        for (int n = 1; n <= (_checkpoint.Length + MaxRead - 1) / MaxRead + 1; n++)
        {
            AssertFails(Assert.Throws<IOException>(() => trainer.LoadCheckpoint(Stream(_checkpoint, MaxRead, n))));
            AssertFails(await Assert.ThrowsAsync<IOException>(() => trainer.LoadCheckpointAsync(Stream(_checkpoint, MaxRead, n))));
        }

        void AssertFails(IOException error)
        {
            Assert.Equal("The test says so.", error.Message);
            Assert.True(subject.IsUnchanged);
        }
    }

    /// <summary>A later save is not affected by one that failed, and takes the same memory again.</summary>
    [Fact]
    public async Task A_save_may_fail_at_its_write()
    {
        var trainer = new Trainer<TwoToOne>(new TwoToOne(seed: 2));
        Assert.Throws<IOException>(() => trainer.Network.Save(new FaultyStream(new byte[10_000], failAt: 1)));
        await Assert.ThrowsAsync<IOException>(() => trainer.Network.SaveAsync(new FaultyStream(new byte[10_000], failAt: 1)));
        Assert.Throws<IOException>(() => trainer.SaveCheckpoint(new FaultyStream(new byte[10_000], failAt: 1)));
        await Assert.ThrowsAsync<IOException>(() => trainer.SaveCheckpointAsync(new FaultyStream(new byte[10_000], failAt: 1)));

        // Full after some bytes.
        Assert.Throws<IOException>(() => trainer.SaveCheckpoint(new FaultyStream(new byte[10], failAt: 0)));
        using var stream = new MemoryStream();
        trainer.SaveCheckpoint(stream);
        Assert.Equal(_checkpoint, stream.ToArray());
    }

    private static FaultyStream Stream(byte[] file, int maxRead, int failAt = 0) => new(file, failAt) { MaxRead = maxRead };

    private static int[] Parameters(TwoToOne network)
    {
        var parameters = new float[TwoToOne.ParameterCount];
        network.GetParameters(parameters);
        return Bits.Of(parameters);
    }
}
