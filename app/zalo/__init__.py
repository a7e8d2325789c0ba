"""All knowledge of Zalo, and the only importer of httpx: pure requests and answers inside, a thin shell around."""
