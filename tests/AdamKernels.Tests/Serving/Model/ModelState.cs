using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AdamKernels.Tests.Serving.Model;

/// <summary>
/// All memory of the model, as bytes that can be compared: words that threads share, and what each thread knows by itself.
/// </summary>
internal sealed class ModelState(byte[] bytes, PublishModel model)
{
    private const int PublisherBytes = 9;
    private const int SlotBytes = 4;
    private const int ReaderBytes = 5;

    public byte[] Bytes => bytes;

    public PublishModel Model => model;

    /// <summary>Shared: the index in the current word.</summary>
    public ref byte Current => ref bytes[0];

    /// <summary>Shared: the count in the current word.</summary>
    public ref byte Count => ref bytes[1];

    /// <summary>Publisher: the step that comes next.</summary>
    public ref byte Step => ref bytes[2];

    /// <summary>Publisher: publications to come.</summary>
    public ref byte Left => ref bytes[3];

    /// <summary>Publisher: the slot whose counts it reads next.</summary>
    public ref byte Candidate => ref bytes[4];

    /// <summary>Publisher: the slot that it fills.</summary>
    public ref byte Target => ref bytes[5];

    /// <summary>Publisher: the index that it took out of the current word.</summary>
    public ref byte Previous => ref bytes[6];

    /// <summary>Publisher: the count that it took out of the current word.</summary>
    public ref byte PreviousCount => ref bytes[7];

    /// <summary>Publisher: the version that it fills in.</summary>
    public ref byte Version => ref bytes[8];

    public static ModelState Start(PublishModel model)
    {
        var state = new ModelState(new byte[PublisherBytes + model.Slots * SlotBytes + model.Readers * ReaderBytes], model)
        {
            Left = (byte)model.Publications,
        };
        for (int reader = 0; reader < model.Readers; reader++)
        {
            state.LeasesLeft(reader) = (byte)model.Leases;
        }

        return state;
    }

    /// <summary>Publisher: the leases that were given of a slot.</summary>
    public ref byte Acquired(int slot) => ref bytes[PublisherBytes + slot * SlotBytes];

    /// <summary>Shared: the leases of a slot that were let go.</summary>
    public ref byte Released(int slot) => ref bytes[PublisherBytes + slot * SlotBytes + 1];

    /// <summary>Shared: the first of the values in a slot.</summary>
    public ref byte First(int slot) => ref bytes[PublisherBytes + slot * SlotBytes + 2];

    /// <summary>Shared: the last of the values in a slot.</summary>
    public ref byte Last(int slot) => ref bytes[PublisherBytes + slot * SlotBytes + 3];

    /// <summary>Reader: the step that comes next; 0 between leases.</summary>
    public ref byte StepOf(int reader) => ref bytes[ReaderStart(reader)];

    /// <summary>Reader: leases to come.</summary>
    public ref byte LeasesLeft(int reader) => ref bytes[ReaderStart(reader) + 1];

    /// <summary>Reader: the slot that it uses.</summary>
    public ref byte SlotOf(int reader) => ref bytes[ReaderStart(reader) + 2];

    /// <summary>Reader: the value that it read last.</summary>
    public ref byte Seen(int reader) => ref bytes[ReaderStart(reader) + 3];

    /// <summary>Reader: the newest version that it has had.</summary>
    public ref byte Newest(int reader) => ref bytes[ReaderStart(reader) + 4];

    /// <summary>Whether a reader is between its first step and its last and uses a slot.</summary>
    public bool IsUsed(int slot)
    {
        for (int reader = 0; reader < model.Readers; reader++)
        {
            if (StepOf(reader) > 0 && SlotOf(reader) == slot)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The same bytes for states that go on alike: readers are interchangeable, and of the counts of a slot only the difference matters.
    /// </summary>
    public byte[] ToKey()
    {
        var key = new ModelState([.. bytes], model);
        for (int slot = 0; slot < model.Slots; slot++)
        {
            key.Released(slot) = (byte)((key.Released(slot) - key.Acquired(slot) + model.Modulus) % model.Modulus);
            key.Acquired(slot) = 0;
        }

        Span<Reader> readers = MemoryMarshal.Cast<byte, Reader>(key.Bytes.AsSpan(ReaderStart(0)));
        readers.Sort(static (one, other) => one[..].SequenceCompareTo(other[..]));
        return key.Bytes;
    }

    public ModelState Copy() => new([.. bytes], model);

    private int ReaderStart(int reader) => PublisherBytes + model.Slots * SlotBytes + reader * ReaderBytes;

    [InlineArray(ReaderBytes)]
    private struct Reader
    {
        private byte _first;
    }
}
