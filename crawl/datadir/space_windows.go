package datadir

import "golang.org/x/sys/windows"

// freeSpace is what this user may still write.
func freeSpace(path string) (free uint64, err error) {
	p, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return 0, err
	}
	err = windows.GetDiskFreeSpaceEx(p, &free, nil, nil)
	return free, err
}
