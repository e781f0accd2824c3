using System.Text;

namespace AdamKernels.Tests.Persistence.Fingerprints;

/// <summary>XXH64 by its specification.</summary>
public sealed class XxHash64Tests
{
    /// <summary>
    /// Published values of seed 0, for lengths that take each branch: nothing, bytes, words of 4 and 8 bytes, and whole stripes. Fails when
    /// a constant, a rotation or an order is another one.
    /// </summary>
    [Theory]
    [InlineData("", 0xef46db3751d8e999)]
    [InlineData("a", 0xd24ec4f1a98c6e5b)]
    [InlineData("abc", 0x44bc2cf5ad770999)]
    [InlineData("asdf", 0x415872f599cea71e)]
    [InlineData("xxhash", 0x32dd38952c4bc720)]
    [InlineData("Call me Ishmael.", 0x6d04390fc9d61a90)]
    [InlineData("Nobody inspects the spammish repetition", 0xfbcea83c8a378bf1)]
    [InlineData("Call me Ishmael. Some years ago--never mind how long precisely-", 0x02a2e85470d6fd96)]
    public void Hashes_are_the_published_ones(string text, ulong hash) => Assert.Equal(hash, XxHash64.Of(Encoding.ASCII.GetBytes(text)));

    /// <summary>Fails when what remains of a piece is lost, or is hashed twice.</summary>
    [Fact]
    public void Pieces_do_not_matter()
    {
        byte[] bytes = [.. Enumerable.Range(0, 200).Select(i => (byte)(i * 37))];
        for (int length = 1; length < bytes.Length; length++)
        {
            var hash = new XxHash64();
            foreach (byte[] piece in bytes.Chunk(length))
            {
                hash.Append(piece);
            }

            Assert.Equal(XxHash64.Of(bytes), hash.Value);
        }
    }
}
