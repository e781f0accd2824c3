using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>
/// The use of an object by one thread, until it is disposed. Another thread that comes meanwhile is refused, before it reads or changes anything;
/// the same thread may come again where a call runs callbacks.
/// </summary>
internal readonly ref struct ExclusiveUse
{
    /// <summary>Stands for the thread of a call without callbacks: it cannot come again, so that nobody needs to know which it is.</summary>
    private const int SomeThread = -1;

    /// <summary>The field to set free again; none where the thread was in already.</summary>
    private readonly ref int _user;

    /// <param name="user">A field of the object: the thread that uses it, 0 for none.</param>
    /// <param name="runsCallbacks">Whether code of the program runs meanwhile, on this thread, that may use the object.</param>
    /// <exception cref="InvalidOperationException">Another thread uses the object.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ExclusiveUse(ref int user, bool runsCallbacks = false)
    {
        int current = Interlocked.CompareExchange(ref user, runsCallbacks ? Environment.CurrentManagedThreadId : SomeThread, 0);
        if (current == 0)
        {
            _user = ref user;
        }
        else
        {
            CheckThread(current);
        }
    }

    public void Dispose()
    {
        if (!Unsafe.IsNullRef(ref _user))
        {
            Volatile.Write(ref _user, 0);
        }
    }

    private static void CheckThread(int current)
    {
        if (current != Environment.CurrentManagedThreadId)
        {
            throw new InvalidOperationException(
                "Another thread is using this trainer, which keeps the activations and gradients of one call at a time: give each thread its own trainer, or put a lock around the calls.");
        }
    }
}
