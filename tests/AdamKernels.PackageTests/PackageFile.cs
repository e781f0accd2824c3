using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace AdamKernels.PackageTests;

/// <summary>What is in a package.</summary>
internal sealed class PackageFile(string path)
{
    /// <summary>The paths of all files.</summary>
    public string[] Entries
    {
        get
        {
            using ZipArchive archive = ZipFile.OpenRead(path);
            return [.. archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>The elements of the manifest with a name.</summary>
    public IEnumerable<XElement> Manifest(string name)
    {
        string manifest = Assert.Single(Entries, entry => entry.EndsWith(".nuspec", StringComparison.Ordinal));
        return XDocument.Load(new MemoryStream(Read(manifest))).Descendants().Where(element => element.Name.LocalName == name);
    }

    public string ReadText(string entry) => Encoding.UTF8.GetString(Read(entry));

    public byte[] Read(string entry)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        using Stream stream = archive.GetEntry(entry)!.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
