using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>
/// The use of an object by one thread, until it is disposed. Another thread that comes meanwhile is refused, before it reads or changes anything;
/// the same thread may come again, as a callback does.
/// </summary>
internal readonly ref struct ExclusiveUse
{
    /// <summary>The field to set free again; none where the thread was in already.</summary>
    private readonly ref int _user;

    /// <param name="user">A field of the object: the thread that uses it, 0 for none.</param>
    /// <exception cref="InvalidOperationException">Another thread uses the object.</exception>
    public ExclusiveUse(ref int user)
    {
        int thread = Environment.CurrentManagedThreadId;
        int current = Interlocked.CompareExchange(ref user, thread, 0);
        if (current == 0)
        {
            _user = ref user;
        }
        else if (current != thread)
        {
            ThrowInUse();
        }
    }

    public void Dispose()
    {
        if (!Unsafe.IsNullRef(ref _user))
        {
            Volatile.Write(ref _user, 0);
        }
    }

    [DoesNotReturn]
    private static void ThrowInUse() => throw new InvalidOperationException(
        "Another thread is using this trainer, which keeps the activations and gradients of one call at a time: give each thread its own trainer, or put a lock around the calls.");
}
