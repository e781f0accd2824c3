namespace AdamKernels.Mpi.Tests;

/// <summary>A process without a launcher and without a library.</summary>
public sealed class OneProcessTests
{
    private readonly MpiWorld _world = new(library: null, launcher: null);

    [Fact]
    public void It_is_the_whole_group() =>
        Assert.Equal((0, 1, null, Environment.MachineName), (_world.Rank, _world.Count, _world.Library, _world.ProcessorName));

    [Fact]
    public void It_gets_what_it_sends_itself()
    {
        byte[] received = new byte[3];
        _world.Exchange(0, [1, 2, 3], 0, received);

        Assert.Equal([1, 2, 3], received);
    }

    [Fact]
    public void It_has_gathered_everything()
    {
        byte[] all = [1, 2, 3];
        _world.GatherAll(all, [0, 3]);
        _world.Barrier();

        Assert.Equal([1, 2, 3], all);
    }

    [Fact]
    public void Another_length_is_an_error()
    {
        MpiException exception = Assert.Throws<MpiException>(() => _world.Exchange(0, [1, 2, 3], 0, new byte[2]));

        Assert.Equal("Rank 0 of 1 expected 2 bytes of rank 0, but got 3.", exception.Message);
        Assert.Equal((0, null), (exception.Rank, exception.Function));
    }

    [Theory]
    [InlineData(new[] { 0 }, "Expected 2 starts for 1 processes, but got 1.")]
    [InlineData(new[] { 2, 1 }, "Expected starts in ascending order from 0, but got 2 before 1.")]
    [InlineData(new[] { -1, 1 }, "Expected starts in ascending order from 0, but got -1 before 1.")]
    [InlineData(new[] { 0, 4 }, "Expected parts that end at or before 3 bytes, but got 4.")]
    public void Wrong_starts_are_an_error(int[] starts, string expected) =>
        Assert.StartsWith(
            expected, Assert.Throws<ArgumentException>(() => _world.GatherAll(new byte[3], starts)).Message, StringComparison.Ordinal);

    [Fact]
    public void It_cannot_be_used_after_its_end()
    {
        _world.Dispose();
        _world.Dispose();

        Assert.Throws<ObjectDisposedException>(() => _world.Exchange(0, [], 0, []));
        Assert.Throws<ObjectDisposedException>(() => _world.GatherAll([], [0, 0]));
        Assert.Throws<ObjectDisposedException>(() => _world.Barrier());
        Assert.Throws<ObjectDisposedException>(() => _world.Abort("Too late."));
    }
}
