"""What a result was made from: receipts (来历记录) made, kept beside the result, and held against what is now."""
