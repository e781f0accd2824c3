namespace AdamKernels.Data.Tests.Idx;

/// <summary>Whatever the bytes are, they are either read or rejected by the one exception, and cost no more than they are.</summary>
public sealed class IdxMutationTests
{
    private const int Mutations = 10_000;

    /// <summary>Fails when any byte leads to another exception, for example by a product that overflows.</summary>
    [Theory]
    [InlineData(IdxElementType.Byte, 1, false)]
    [InlineData(IdxElementType.Int32, 4, false)]
    [InlineData(IdxElementType.Double, 8, false)]
    [InlineData(IdxElementType.Byte, 1, true)]
    public void Mutated_files_are_read_or_rejected(IdxElementType type, int size, bool isCompressed)
    {
        byte[] plain = IdxContent.File(type, [3, 2, 2], new byte[12 * size]);
        byte[] valid = isCompressed ? IdxContent.Gzip(plain) : plain;
        var random = new DeterministicRandom((ulong)type);
        int rejected = 0;
        for (int i = 0; i < Mutations; i++)
        {
            byte[] mutated = Mutate(valid, ref random);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                IdxContent.Read(mutated).ToFloats();
            }
            catch (DataFormatException exception)
            {
                Assert.NotNull(exception.Offset);
                rejected++;
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 18);
        }

        // Both happen: bytes of the body may be anything.
        Assert.InRange(rejected, Mutations / 4, Mutations - 10);
    }

    private static byte[] Mutate(byte[] valid, ref DeterministicRandom random)
    {
        byte[] mutated = [.. valid];
        for (int changes = random.NextInt32(4); changes >= 0; changes--)
        {
            // Mostly the header, where it hurts.
            int at = random.NextInt32(random.NextInt32(3) == 0 ? mutated.Length : Math.Min(mutated.Length, 16));
            mutated[at] = random.NextInt32(3) switch
            {
                0 => (byte)random.NextInt32(256),
                1 => (byte)(mutated[at] ^ (1 << random.NextInt32(8))),
                _ => random.NextInt32(2) == 0 ? (byte)0xFF : (byte)0,
            };
        }

        return random.NextInt32(4) == 0 ? mutated[..random.NextInt32(mutated.Length)] : mutated;
    }
}
